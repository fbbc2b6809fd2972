"""Small foreign files of searches, as their tools write them; no real person."""

from __future__ import annotations

from datetime import datetime

from pipelines.reading import Kind
from tests.pipelines.importers.foreign import Foreign, workbook

SEARCHES: Kind = "searches"

MATOMO_RAW = (
    "label,nb_visits,nb_hits,sum_time_spent,exit_nb_visits,nb_pages_per_search,avg_time_on_page,"
    "bounce_rate,exit_rate\n"
    "roadmap template,12,31,620,2,1.3,20,0%,17%\n'=plan,4,5,80,1,1,16,0%,25%\n"
    "Others,9,9,1,1,1,1,0%,0%\n"
)
MATOMO_EN = (
    "Keyword (Site Search),Searches,Search Results pages,% Search Exits\n"
    '"roadmap, template",31,1.3,17%\n'
    "pricing,4,1,25%\n"
)
MATOMO_FR = (
    "Libellé,Recherches,Pages des résultats de la recherche,% Taux de rebond après recherche\n"
    'Modèle de roadmap,31,"1,3",17 %\ntarifs,4,1,25 %\n'
)
MATOMO_NOTHING = "Keyword with No Search Result,Searches,% Search Exits\npricing calculator,4,50%\n"
MATOMO_DAYS = (
    "date,label,nb_visits,nb_hits,nb_pages_per_search\n2026-10-05,roadmap,2,3,1\n"
    '"2026-10-12,2026-10-18",roadmap,4,6,1.5\n'
)
GA4_TERMS = (
    "# ----------------------------------------\n# Search terms\n# Product\n# 20261001-20261028\n"
    "# ----------------------------------------\n\n"
    "Search term,Event count,Total users\n,40,21\n,9,5,Grand total\nroadmap template,31,12\n"
    "(not set),7,6\npricing,2,2\n"
)
GA4_EVENTS_FR = (
    "# ----------------------------------------\n# Termes de recherche\n"
    "# Date de début : 20261001\n# Date de fin : 20261028\n"
    "# ----------------------------------------\n"
    "Terme de recherche,Nom de l'événement,Nombre d'événements,Utilisateurs actifs\n"
    "modèle de roadmap,view_search_results,31,12\nmodèle de roadmap,page_view,60,14\n"
)
SHAREPOINT_TOP = workbook(
    [
        ["Top Queries by Month"],
        ["This report shows what was searched for most."],
        [],
        ["Month", "Rank", "Query", "Total Queries"],
        [datetime(2026, 10, 1), 1, "roadmap template", 31],
        [datetime(2026, 10, 1), 2, "pricing", 4],
    ]
)
SHAREPOINT_NOTHING = (
    "No Result Queries\n\nDate;Query;Number of queries\n2026-10-05;pricing calculator;4\n"
    "2026-10-06;pricing calculator;2\n"
)

FOREIGN = (
    Foreign("matomo", SEARCHES, "Export _ Site Search Keywords _ October 2026.csv",
            MATOMO_RAW.encode("utf-16"), 2),
    Foreign("matomo", SEARCHES, "Export _ Keywords _ October 1 – October 28, 2026.csv",
            MATOMO_EN.encode(), 2),
    Foreign("matomo", SEARCHES, "Exporter _ Mots-clés _ octobre 2026.csv", MATOMO_FR.encode(), 2),
    Foreign("matomo", SEARCHES, "Export _ October 2026.csv", MATOMO_NOTHING.encode(), 1),
    Foreign("matomo", SEARCHES, "keywords.csv", MATOMO_DAYS.encode(), 2),
    Foreign("ga4", SEARCHES, "Search_terms.csv", GA4_TERMS.encode(), 2),
    Foreign("ga4", SEARCHES, "Termes.csv", GA4_EVENTS_FR.encode(), 1),
    Foreign("sharepoint", SEARCHES, "Search report.xlsx", SHAREPOINT_TOP, 2),
    Foreign("sharepoint", SEARCHES, "queries.csv", SHAREPOINT_NOTHING.encode(), 2),
)  # fmt: skip
