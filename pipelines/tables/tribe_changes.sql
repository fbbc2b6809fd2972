-- One row per change of tribes that editions speak of, tribe before it and tribe after it.
SELECT place, change, former, name, since, edition, reason
FROM change_list ORDER BY place, former, name
