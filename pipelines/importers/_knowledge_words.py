"""What the headers of a knowledge base's exports mean, by the words tools use for it.

English and French first; Spanish, German, Portuguese, Italian, Dutch and Polish where plausible.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.importers._table import words

ADDRESS = words(
    "url|page url|page link|link|page path|path|card url|card link|file url|item url|document url|"
    "content url|web url|fact url|lien|lien de la page|url de la page|adresse de la page|"
    "chemin de la page|"
    "enlace|url de la pagina|link da pagina|link della pagina|seiten url|pagina url|adres url"
)
IDENTIFIER = words(
    "page id|pageid|content id|contentid|card id|cardid|document id|article id|item id|"
    "list item id|page uuid|event content id|event container id|id de la page|"
    "identifiant de la page|identifiant de page|identifiant du contenu|identifiant de la carte"
)
TITLE = words(
    "title|page title|page|pages|page name|card|card title|card name|content|content title|"
    "content name|document|document name|document title|file|file name|filename|item|item name|"
    "article|article title|blog post|fact title|fact name|preferred phrase|top pages|top cards|"
    "popular content|popular pages|"
    "titre|titre de la page|titre de page|nom de la page|nom de page|contenu|titre du contenu|"
    "fichier|nom du fichier|carte|titre de la carte|nom de la carte|titulo|titulo de la pagina|"
    "titulo de pagina|pagina|tarjeta|titel|seitentitel|seite|seitenname|inhalt|karte|titolo|"
    "titolo della pagina|titulo da pagina|paginatitel|titel van de pagina|tytul|tytul strony|"
    "strona"
)
# Also what people are called: a page only where the file names no reader.
NAME = words("name|nom|nombre|nome|naam|nazwa|fact|post")
VIEWS = words(
    "views|view|view count|views count|number of views|total views|page views|pageviews|"
    "total page views|page view count|pageview count|card views|content views|file views|"
    "total card views|times viewed|fact viewed|fact viewed count|fact views|card viewed|"
    "cards viewed|"
    "nb de vues|nb vues|total vues|vues|nombre de vues|total des vues|vues totales|"
    "nombre total de vues|vues de page|vues de la page|vues de pages|pages vues|consultations|"
    "nombre de consultations|vistas|visualizaciones|numero de vistas|vistas de pagina|"
    "vistas totales|aufrufe|seitenaufrufe|anzahl aufrufe|anzahl der aufrufe|ansichten|"
    "visualizacoes|numero de visualizacoes|visualizacoes de pagina|visualizzazioni|"
    "numero di visualizzazioni|visualizzazioni di pagina|weergaven|aantal weergaven|"
    "paginaweergaven|wyswietlenia|liczba wyswietlen|wyswietlenia strony|odslony"
)
VISITS = words(
    "visits|site visits|page visits|total visits|hits|total hits|visites|visites du site|"
    "nombre de visites|visitas|besuche|visite|bezoeken|wizyty|odwiedziny"
)
EVER = words("lifetime views|all time views|views all time|views lifetime|vues depuis la creation")
UNIQUE = words(
    "unique viewers|unique views|unique visitors|unique users|unique viewer count|viewers|"
    "distinct viewers|distinct users|number of viewers|viewer count|total viewers|readers|"
    "unique readers|users|unique page viewers|users who viewed|people who viewed|"
    "nombre de lecteurs|nombre de lecteurs uniques|nb de lecteurs|nombre de visiteurs uniques|"
    "nombre d utilisateurs|lecteurs|lecteurs uniques|visiteurs uniques|"
    "vues uniques|utilisateurs|utilisateurs uniques|spectateurs|spectateurs uniques|"
    "visionneurs uniques|observateurs uniques|consultants uniques|espectadores unicos|"
    "visitantes unicos|usuarios unicos|lectores unicos|vistas unicas|eindeutige betrachter|"
    "eindeutige besucher|eindeutige leser|eindeutige aufrufe|visualizadores unicos|"
    "visualizacoes unicas|visitatori unici|utenti unici|visualizzazioni univoche|unieke kijkers|"
    "unieke bezoekers|unieke weergaven|unikatowi uzytkownicy|unikalni uzytkownicy"
)
MAIL = words(
    "email|e mail|user email|viewer email|email address|user principal name|upn|mail|"
    "adresse e mail|adresse email|courriel|e mail de l utilisateur|correo electronico|"
    "e mail adresse|indirizzo email|e mailadres|adres e mail"
)
READER = words(
    "viewer|viewed by|user|username|user name|user key|userkey|user id|account id|accountid|"
    "user account id|event author id|reader|member|viewer name|lecteur|utilisateur|"
    "nom d utilisateur|cle utilisateur|identifiant utilisateur|consulte par|vu par|membre|"
    "usuario|visto por|benutzer|nutzer|betrachter|utente|visualizzato da|utilizador|gebruiker|"
    "bekeken door|uzytkownik|display name|user display name|full name|nom d affichage|nom affiche"
)
DAY = words(
    "date|day|view date|viewed on|viewed at|date viewed|viewed date|activity date|report date|"
    "event date|jour|date de consultation|date de vue|date de la vue|date de visite|consulte le|"
    "vu le|fecha|dia|datum|tag|data|giorno|dag|dzien|period|periode|periodo|zeitraum|okres"
)
WEEK = words(
    "week|week of|event week|week starting|semaine|semaine du|semana|woche|settimana|tydzien"
)
MONTH = words("month|month of|event month|mois|mes|monat|mese|maand|miesiac")
MOMENT = words(
    "created date|created at|creation date|creationdate|timestamp|event time|event timestamp|"
    "time|datetime|date time|date and time|horodatage|date et heure|heure"
)
START = words(
    "start date|start|from|period start|start of period|date de debut|debut|debut de periode|du|"
    "fecha de inicio|desde|inicio|startdatum|von|data de inicio|data di inizio|begindatum"
)
END = words(
    "end date|end|to|period end|end of period|date de fin|fin|fin de periode|au|fecha de fin|"
    "hasta|enddatum|bis|data de fim|data di fine|einddatum"
)
UPDATED = words(
    "last updated|updated|updated at|updated on|last update|last updated at|last updated date|"
    "last modified|last modified at|modified|modified at|modified date|last modified date|"
    "date modified|last edited|last edited at|last edited time|edited at|date de mise a jour|"
    "derniere mise a jour|mise a jour|mis a jour le|derniere modification|modifie le|"
    "date de modification|date de derniere modification|ultima actualizacion|"
    "ultima modificacion|zuletzt aktualisiert|zuletzt bearbeitet|zuletzt geandert|"
    "ultima atualizacao|ultima modifica|laatst bijgewerkt|laatst bewerkt|ostatnia modyfikacja"
)
EVENT = words(
    "event name|event|event type|eventtype|action|operation|activity|evenement|"
    "nom de l evenement|type d evenement|evento|ereignis|gebeurtenis|zdarzenie"
)
VIEW_EVENT = re.compile(
    r"(?:(?:page|blog|blog ?post|card|content|document|article|wiki ?page|fact)s? ?)?"
    r"(?:views?|viewed|vues?|consulte(?:e|s)?|consultation)"
)

_DAYS = r"(?:days?|d|jours?|j|dias?|tagen?|tage|giorni|dagen|dni)"
_SPAN = re.compile(
    r"(?:\b(?:in|over|during|for|the|last|past|previous|sur|les|des|dans|derniers|en|de|los|"
    r"ultimos|nos|den|letzten|negli|ultimi|de|laatste|w|ciagu|ostatnich) )*"
    rf"\b(?P<n>\d{{1,3}}) ?{_DAYS}\b"
)


@dataclass(frozen=True)
class Counting:
    """A column that counts: where it stands and over how many days, where its header says so."""

    position: int
    days: int | None


def counting(headers: Sequence[str], names: frozenset[str]) -> list[Counting]:
    """The columns whose header is one of these names, whatever span of days it adds."""
    found = []
    for position, header in enumerate(headers):
        span = _SPAN.search(header)
        bare = " ".join(_SPAN.sub(" ", header).split())
        if bare in names or header in names:
            days = int(span["n"]) if span and header not in names else None
            found.append(Counting(position, days))
    return found


def span_in(text: str) -> int | None:
    """The number of days a normalised text speaks of: `last 30 days`."""
    span = _SPAN.search(text)
    return int(span["n"]) if span else None
