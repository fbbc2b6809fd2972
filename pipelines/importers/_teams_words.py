"""The words of Teams' reports: what heads its columns and labels its facts, by language.

English, French and Polish were seen in files; German, Spanish, Portuguese, Italian and Dutch are
what the client says there. A report in other words is read by structure.
"""

from __future__ import annotations

from pipelines.importers._table import words

ROLES = {
    "name": words(
        "name|full name|fullname|nom|nom complet|nazwa|imie i nazwisko|nombre|nombre completo|nome|"
        "nome completo|vollstandiger name|naam|volledige naam"
    ),
    "join": words(
        "first join|first join time|join time|heure d arrivee|premiere arrivee|premiere connexion|"
        "heure de la premiere participation|premiere participation|pierwsze dolaczenie|"
        "godzina dolaczenia|pierwsze dolaczenie do spotkania|"
        "erster beitritt|beitrittszeit|beitrittszeitpunkt|beigetreten um|primera union|"
        "primera incorporacion|primera entrada|hora de union|hora de incorporacion|"
        "hora de entrada|primeiro ingresso|primeira entrada|primeira participacao|"
        "hora de ingresso|primo accesso|prima partecipazione|ora di accesso|ora di partecipazione|"
        "ora di ingresso|eerste deelname|tijdstip van deelname|deelnametijd"
    ),
    "leave": words(
        "last leave|last leave time|leave time|heure de depart|dernier depart|"
        "derniere deconnexion|heure du dernier depart|ostatnie wyjscie|godzina opuszczenia|"
        "ostatnie opuszczenie|letztes verlassen|letzter austritt|verlassen um|austrittszeit|"
        "uhrzeit des verlassens|ultima salida|hora de salida|ultima saida|hora de saida|"
        "ultima uscita|ora di uscita|laatst verlaten|laatste vertrek|vertrektijd"
    ),
    "duration": words(
        "duration|in meeting duration|duree|duree de la reunion|duree de participation|"
        "duree dans la reunion|duree en reunion|czas trwania|czas trwania spotkania|dauer|"
        "dauer der teilnahme|dauer in besprechung|dauer der besprechungsteilnahme|"
        "besprechungsdauer|duracion|duracion de la reunion|duracion en la reunion|duracao|"
        "duracao da reuniao|duracao na reuniao|durata|durata della riunione|durata in riunione|"
        "duur|duur in vergadering|vergaderduur"
    ),
    "email": words(
        "email|e mail|adresse e mail|courriel|adres e mail|registration email|e mail adresse|"
        "correo|correo electronico|e mailadres|indirizzo email|posta elettronica"
    ),
    "upn": words(
        "participant id upn|id du participant upn|id participant upn|upn|teilnehmer id upn|"
        "id de participante upn|id del participante upn|id do participante upn|"
        "id partecipante upn|deelnemer id upn"
    ),
    "action": words(
        "user action|action|action de l utilisateur|action utilisateur|benutzeraktion|"
        "accion del usuario|accion de usuario|acao do usuario|acao do utilizador|azione utente|"
        "azione dell utente|gebruikersactie"
    ),
    "timestamp": words(
        "timestamp|horodatage|horodateur|utceventtimestamp|utc event timestamp|heure|zeitstempel|"
        "marca de tiempo|marca de fecha y hora|carimbo de data hora|data e ora|tijdstempel"
    ),
    # A live event tells people who give no name apart by these.
    "session": words("sessionid|session id"),
    "participant": words("participantid|participant id"),
}
FACTS = {
    "title": words(
        "meeting title|titre de la reunion|title|tytul spotkania|besprechungstitel|"
        "titel der besprechung|titulo de la reunion|titulo da reuniao|titolo riunione|"
        "titolo della riunione|titel van vergadering|vergadertitel"
    ),
    "start": words(
        "start time|meeting start time|heure de debut|heure de debut de la reunion|"
        "godzina rozpoczecia|startzeit|startzeit der besprechung|hora de inicio|"
        "hora de inicio de la reunion|hora de inicio da reuniao|ora di inizio|"
        "ora di inizio riunione|begintijd|starttijd"
    ),
    "end": words(
        "end time|meeting end time|heure de fin|heure de fin de la reunion|godzina zakonczenia|"
        "endzeit|endzeit der besprechung|hora de finalizacion|hora de termino|"
        "hora de fin de la reunion|hora de conclusao|ora di fine|ora di fine riunione|eindtijd"
    ),
    "participants": words(
        "attended participants|total number of participants|nombre total de participants|"
        "participants presents|participants ayant assiste a la reunion|participants|"
        "teilnehmende|teilnehmer|anwesende teilnehmer|gesamtzahl der teilnehmer|"
        "participantes asistentes|participantes que asistieron|numero total de participantes|"
        "participantes presentes|participantes que participaram|partecipanti presenti|"
        "numero totale di partecipanti|deelnemers die hebben deelgenomen|"
        "totaal aantal deelnemers"
    ),
}
