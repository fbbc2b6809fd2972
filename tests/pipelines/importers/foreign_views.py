"""Small foreign files of more formats of views, as their tools write them; no real person."""

from __future__ import annotations

from datetime import datetime

from pipelines.reading import Kind
from tests.pipelines.importers.foreign import Foreign, workbook

VIEWS: Kind = "views"

CONFLUENCE_EVENTS = (
    "instance_url,event_id,event_name,created_date,event_author_id,event_space_key,"
    "event_container_id,event_content_id\r\n"
    "https://wiki.example.org,1,page_viewed,2025-03-03T08:14:38Z,ff80,PROD,11,11\r\n"
    "https://wiki.example.org,2,page_viewed,2025-03-03T09:14:38Z,ff80,PROD,11,11\r\n"
    "https://wiki.example.org,3,page_updated,2025-03-03T09:15:00Z,ff80,PROD,11,11\r\n"
    "https://wiki.example.org,4,blog_viewed,2025-03-04T08:00:00Z,,PROD,12,12\r\n"
    "https://wiki.example.org,5,attachment_viewed,2025-03-04T08:01:00Z,ff81,PROD,12,99\r\n"
)
CONFLUENCE_PAGES = (
    "Space,Page,Page URL,Views,Unique viewers,Last updated,Author\n"
    "Product,How we plan,https://x.example.org/wiki/spaces/PROD/pages/11/How,"
    '"1,204",38,"Mar 3, 2025",Ada\n'
    "Product,Home,https://x.example.org/wiki/spaces/PROD/pages/12/Home,7,3,,Bo\n"
    'Total,,,"1,211",,,\n'
)
CONFLUENCE_FR = (
    "Titre de la page;Clé d’espace;Nombre de vues;Lecteurs uniques;Dernière mise à jour\r\n"
    "Notre cap;PROD;1\xa0204;38;13/02/2025\r\n"
    "Accueil;DATA;12;3;01/02/2025\r\n;;;;\r\n"
)
NOTION_PAGES = (
    "Page,Teamspace,Total views,Unique viewers,Created by,Last edited time\n"
    'How we plan,Product,120,31,Ada,"March 3, 2025 9:14 AM"\n'
    '"Pricing, revisited",Product,14,9,Bo,"February 13, 2025 5:02 PM"\n'
)
NOTION_FR = (
    "Période : du 3 au 9 mars 2025\n\n"
    "Nom de la page,Espace de travail,Vues,Visiteurs uniques,Dernière modification par\n"
    "Notre cap,Produit,120,31,Ada\nTarifs,Produit,14,9,Bo\nTotal,,134,,\n"
)
NOTION_READERS = (
    "Date,Page,Page link,Workspace,Viewed by,Email,Views\n"
    "2025-03-03,How we plan,https://www.notion.so/11,Product,Ada,ada@example.org,2\n"
    "2025-03-03,How we plan,https://www.notion.so/11,Product,Bo,bo@example.org,0\n"
    "2025-03-04,Pricing,https://www.notion.so/12,Product,Ada,ada@example.org,1\n"
)
SHAREPOINT_REPORT = (
    "\ufeffReport Refresh Date,Site Id,Site URL,Owner Display Name,Is Deleted,Last Activity Date,"
    "File Count,Active File Count,Page View Count,Visited Page Count,Storage Used (Byte),"
    "Root Web Template,Report Period\r\n"
    "2025-03-31,a1,https://x.sharepoint.com/sites/kb,Ada,False,2025-03-30,9,4,234,12,1,Team,30\r\n"
    "2025-03-31,b2,,Bo,False,2025-03-30,9,4,12,3,1,Team,30\r\n"
)
SHAREPOINT_PAGES = (
    "Date;Page;Page URL;Page views;Unique viewers;Visits\r\n"
    "25/03/2025;Our plan;https://x.sharepoint.com/sites/kb/SitePages/Plan.aspx;12;5;7\r\n"
    "26/03/2025;Our plan;https://x.sharepoint.com/sites/kb/SitePages/Plan.aspx;3;2;2\r\n"
)
SHAREPOINT_FR = (
    "Nom du site,Titre de la page,Vues de page,Visionneurs uniques,Modifié par\n"
    "Produit,Notre cap,12,5,Ada\nProduit,Tarifs,3,2,Bo\n"
)
GURU_CARDS = (
    "Card Title,Collection,Board,Card Views,Favorites,Verifier,Trust Score\n"
    'How we plan,Product,Rituals,"1,200",3,Ada,100%\nPricing,Product,Rituals,12,0,Bo,0%\n'
    'Total,,,"1,212",,,\n'
)
GURU_READERS = (
    "Display Name,Email,Fact viewed,Fact followed\nAda,ada@example.org,3,1\nBo,bo@example.org,0,1\n"
)
GURU_FR = (
    "Titre de la carte;Collection;Nombre de vues;Vérificateur\nNotre cap;Produit;12;Ada\n"
    "Tarifs;Produit;3;Bo\n"
)
MATOMO_E_MAILED = (
    "Knowledge center\nDate range: Week 3 – 9 March 2025\n\n"
    "Visits Summary\nnb_uniq_visitors,nb_visits,nb_actions,bounce_rate\n2,11,43,27%\n\n"
    "Country\nlabel,nb_visits,nb_actions,nb_actions_per_visit,avg_time_on_site,bounce_rate\n"
    "France,3,3,1,00:00:00,100%\n\nDownloads\nNo data available\n\n"
    "Outlinks\nlabel,nb_visits,nb_hits\nexample.com,2,3\n\n"
    "Page titles\nlabel,nb_visits,nb_hits,bounce_rate,avg_time_on_page,exit_rate\n"
    "Our plan,8,8,0%,00:06:00,0%\nPage Name not defined,1,1,0%,00:00:00,0%\n\n"
    "Page URLs\nlabel,nb_visits,nb_hits,bounce_rate,avg_time_on_page,exit_rate\n"
    "/plan,9,9,11%,00:05:20,11%\nPage URL not defined,9,17,0%,00:00:00,0%\n"
    "/pricing,8,16,0%,00:04:30,100%\n\n"
    "Exit pages\nlabel,nb_visits,exit_nb_visits,exit_rate\n/plan,9,1,11%\n\n"
)
MATOMO_WEEKS = (
    "date,label,nb_visits,nb_hits,sum_daily_nb_uniq_visitors,metadata_url\n"
    "From 2025-03-03 to 2025-03-09,docs,3,4,3,\n"
    "From 2025-03-03 to 2025-03-09,/plan,3,5,3,https://kb.example.org/docs/plan\n"
    "From 2025-03-10 to 2025-03-16,/plan,3,6,3,https://kb.example.org/docs/plan\n"
)
MATOMO_BY_DAY = (
    "2025-03-03\nlabel,nb_visits,nb_hits\n/plan,1,2\n\n"
    "2025-03-04\nlabel,nb_visits,nb_hits\n/plan,3,4\n/pricing,1,1\n"
)
GA4_PATHS_FR = (
    "# ----------\n# Pages et écrans : Chemin de la page et classe de l'écran\n# Compte : A 2024\n"
    "#\n# Tous les utilisateurs\n# Date de début : 20250303\n# Date de fin : 20250309\n"
    "Chemin de la page et classe de l'écran,Vues,Utilisateurs actifs,Vues par utilisateur actif\n"
    '/plan,"1\u202f234",30,"1,5"\n(non défini),4,2,1\n/tarifs,10,3,"1,25"\n'
)
GA4_DE = (
    "# Startdatum: 20250303\n# Enddatum: 20250309\n"
    "Seitentitel und Bildschirmklasse;Aufrufe;Aktive Nutzer\n"
    "Unser Plan;1.234;30\n(nicht festgelegt);3;1\nGesamtsumme;1.237;31\n"
)
GA4_BOTH = (
    "# Start date: 20250303\n# End date: 20250309\nPage title and screen class,Views\nPlan,3\n\n"
    "# Start date: 20250303\n# End date: 20250309\nPage path and screen class,Views\n/plan,3\n\n"
)
GA4_MONTHS = (
    "# Insights\n# 2025-03-15 - 2025-05-31\n\nNth month,Page path,Views,Total users\n"
    ",,9,4,Grand total\n0000,/plan,4,2\n0001,/plan,5,2\n\n\n"
)
_SPACED = [
    ["Space key", "Page title", "Views (last 30 days)", "Last updated"],
    ["PROD", "How we plan", 1204, datetime(2025, 2, 13)],
    ["DATA", "Home", 12, datetime(2025, 2, 1)],
]
_CARDS = [["Card", "Collection", "Views"], ["How we plan", "Product", 12], ["Total", "", 12]]
_TEAMSPACES = [["Page", "Teamspace", "Views", "Month"], ["Plan", "Product", 12, "March 2025"]]
_FILES = [["Site URL", "File name", "Views"], ["https://x.sharepoint.com/sites/kb", "Plan", 12]]
_GA4 = [
    ["# Start date: 20250303"],
    ["# End date: 20250309"],
    ["Page path and screen class", "Views", "Active users"],
    ["/plan", 1234, 30],
]


def _views(format_: str, name: str, data: str | bytes, rows: int) -> Foreign:
    return Foreign(format_, VIEWS, name, data if isinstance(data, bytes) else data.encode(), rows)


MARCH = "2025-03-01 2025-03-31"
FOREIGN = (
    _views("confluence", "analytics_events_job1_2_20250401.csv", CONFLUENCE_EVENTS, 3),
    _views("confluence", f"Confluence {MARCH}.csv", CONFLUENCE_PAGES, 2),
    _views("confluence", "Vues mars 2025.csv", CONFLUENCE_FR.encode("cp1252"), 2),
    _views("confluence", f"utf-16 {MARCH}.csv", CONFLUENCE_PAGES.encode("utf-16"), 2),
    _views("confluence", "export 2025-03-31.xlsx", workbook(_SPACED), 2),
    _views("notion", f"Notion {MARCH}.csv", NOTION_PAGES, 2),
    _views("notion", "analytique.csv", NOTION_FR, 2),
    _views("notion", "readers.csv", NOTION_READERS, 2),
    _views("notion", "pages.xlsx", workbook(_TEAMSPACES), 1),
    _views("notion", f"{MARCH}.csv", NOTION_PAGES.replace(",", ";").encode("utf-16"), 2),
    _views("sharepoint", "SharePointSiteUsageDetail.csv", SHAREPOINT_REPORT, 2),
    _views("sharepoint", "usage.csv", SHAREPOINT_PAGES, 2),
    _views("sharepoint", "Utilisation 2025-03.csv", SHAREPOINT_FR, 2),
    _views("sharepoint", f"files {MARCH}.xlsx", workbook(_FILES), 1),
    _views("guru", f"Top Cards viewed {MARCH}.csv", GURU_CARDS, 2),
    _views("guru", f"Card usage – How we plan – {MARCH}.csv", GURU_READERS, 1),
    _views("guru", "Cartes 2025-03.csv", GURU_FR.encode("cp1252"), 2),
    _views("guru", f"cards {MARCH}.xlsx", workbook(_CARDS), 1),
    _views("guru", f"cards utf-16 {MARCH}.csv", GURU_CARDS.encode("utf-16"), 2),
    _views("matomo", "report.csv", MATOMO_E_MAILED, 2),
    _views("matomo", "weeks.csv", MATOMO_WEEKS.encode("utf-16"), 3),
    _views("matomo", "days.csv", MATOMO_BY_DAY, 3),
    _views("matomo", "Week 3 – 9 March _ 2025.csv", "label;nb_visits\r\n/plan;3\r\n", 1),
    _views("ga4", "Pages_et_ecrans.csv", GA4_PATHS_FR, 2),
    _views("ga4", "Seiten.csv", GA4_DE.encode("utf-16"), 1),
    _views("ga4", "both.csv", GA4_BOTH, 1),
    _views("ga4", "months.csv", GA4_MONTHS, 2),
    _views("ga4", "pages.xlsx", workbook(_GA4), 1),
)
