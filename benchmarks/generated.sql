-- A made-up vault of any size, all by DuckDB; the same every time. Set before: the variables batch,
-- edition, respondents, from_person, opens_on, questions, pain_points, tribes, roles, seniorities,
-- comment_every (see benchmarks/generated.py). People answer by `person`, a number that stays
-- theirs from one edition to the next; rows stand as a load leaves them, question after question.

-- Chance: 0 to 1, and a bell around 0; the same for the same person and the same `what`.
CREATE OR REPLACE TEMP MACRO chance(person, what) AS
  (hash(person, getvariable('edition'), what) % 1000003) / 1000003.0;
CREATE OR REPLACE TEMP MACRO lasting(person, what) AS (hash(person, what) % 1000003) / 1000003.0;
CREATE OR REPLACE TEMP MACRO bell(person, what) AS
  sqrt(-2 * ln(1 - chance(person, what))) * cos(2 * pi() * chance(person, what || ' too'));

-- Groups: the first of each kind is the largest.
CREATE OR REPLACE TEMP MACRO tribe_of(person) AS
  getvariable('tribes')[1 + floor(12 * lasting(person, 'tribe') ** 1.3)::INTEGER];
CREATE OR REPLACE TEMP MACRO role_of(person) AS
  getvariable('roles')[1 + floor(6 * lasting(person, 'role') ** 1.5)::INTEGER];
CREATE OR REPLACE TEMP MACRO seniority_of(person) AS
  getvariable('seniorities')[1 + floor(4 * lasting(person, 'seniority') ** 1.2)::INTEGER];

-- How somebody fares, 1 to 5: by theme, by tribe and theme, and by temper.
CREATE OR REPLACE TEMP MACRO level(person, theme) AS
  3.2 + 0.5 * (lasting(0, theme) - 0.5) + 0.6 * (lasting(0, theme || tribe_of(person)) - 0.5)
  + 1.6 * (lasting(person, 'temper') - 0.5) + 0.3 * bell(person, theme);

INSERT INTO batches BY NAME
SELECT getvariable('batch') AS batch, 'survey' AS kind, getvariable('edition') AS edition,
  'plain' AS format, getvariable('edition') || '.csv' AS file_name,
  sha256(getvariable('edition')) AS sha256, getvariable('opens_on')::TIMESTAMP AS loaded_at,
  'benchmark' AS loaded_by, getvariable('respondents') AS rows_in,
  getvariable('respondents') AS loaded, 0 AS rejected, 0 AS non_rows,
  getvariable('opens_on') AS opens_on, getvariable('opens_on') + 13 AS closes_on,
  'closed' AS status
UNION ALL BY NAME
SELECT getvariable('batch') + 1 AS batch, 'population' AS kind, getvariable('edition') AS edition,
  'plain' AS format, 'population.csv' AS file_name, sha256('p' || getvariable('edition')) AS sha256,
  getvariable('opens_on')::TIMESTAMP AS loaded_at, 'benchmark' AS loaded_by, 0 AS rows_in,
  0 AS loaded, 0 AS rejected, 0 AS non_rows;

INSERT INTO responses BY NAME
SELECT getvariable('batch') AS batch, (person - getvariable('from_person') + 2)::INTEGER AS file_row,
  getvariable('edition') AS edition, md5('person ' || person) AS respondent, true AS linkable,
  getvariable('opens_on') + INTERVAL 1 MINUTE * floor(18000 * chance(person, 'day') ** 1.8)::INTEGER
    AS submitted_at,
  tribe_of(person) AS tribe, role_of(person) AS role, seniority_of(person) AS seniority,
  true AS asked_pain_points
FROM range(getvariable('from_person'), getvariable('from_person') + getvariable('respondents'))
  people(person);

-- Of thirty cells one is empty, and one in sixty says “don't know”.
INSERT INTO answers BY NAME
WITH numbered AS (
  SELECT cell % getvariable('respondents') AS place,
    getvariable('questions')[1 + (cell // getvariable('respondents'))::INTEGER] AS asked
  FROM range(getvariable('respondents') * len(getvariable('questions'))) numbered(cell)
), cells AS (
  SELECT place, asked, getvariable('from_person') + place AS person,
    chance(getvariable('from_person') + place, numbered.asked.id || '?') AS gap
  FROM numbered
)
SELECT getvariable('batch') AS batch, (place + 2)::INTEGER AS file_row,
  getvariable('edition') AS edition, md5('person ' || person) AS respondent,
  cells.asked.id AS question,
  CASE WHEN gap >= 1 / 30.0 + 1 / 60.0 THEN least(cells.asked.scale, greatest(1, round(
    cells.asked.scale / 5.0
    * (level(person, cells.asked.theme) + 0.8 * bell(person, cells.asked.id))
  )))::INTEGER END AS answer
FROM cells WHERE gap >= 1 / 30.0;

-- The worse somebody fares in a theme, the likelier is a tick.
INSERT INTO mentions BY NAME
WITH cells AS (
  SELECT cell // len(getvariable('pain_points')) AS place,
    getvariable('pain_points')[1 + (cell % len(getvariable('pain_points')))::INTEGER] AS offered,
    getvariable('from_person') + cell // len(getvariable('pain_points')) AS person
  FROM range(getvariable('respondents') * len(getvariable('pain_points'))) numbered(cell)
)
SELECT getvariable('batch') AS batch, (place + 2)::INTEGER AS file_row,
  getvariable('edition') AS edition, md5('person ' || person) AS respondent,
  cells.offered.id AS pain_point
FROM cells
WHERE chance(person, cells.offered.id) <
  (0.05 + 0.3 * lasting(0, cells.offered.id)) * (5 - level(person, cells.offered.theme)) / 2;

INSERT INTO comments BY NAME
SELECT getvariable('batch') AS batch, (place + 2)::INTEGER AS file_row,
  getvariable('edition') AS edition, md5('person ' || (getvariable('from_person') + place))
    AS respondent,
  (getvariable('questions')[1 + (place % 24)::INTEGER]).theme AS theme,
  'What I see week after week, case ' || place || ', and what would help us most.' AS text
FROM range(0, getvariable('respondents'), getvariable('comment_every')) comments(place);

-- Thirteen of fourteen answered, in every group alike.
INSERT INTO population BY NAME
WITH cells AS (
  SELECT edition, tribe, role, seniority, ceil(count(*) * 14 / 13)::INTEGER AS invited
  FROM responses WHERE batch = getvariable('batch') GROUP BY ALL
)
SELECT getvariable('batch') + 1 AS batch, *,
  (1 + row_number() OVER (ORDER BY tribe, role, seniority))::INTEGER AS file_row
FROM cells;
