-- The publication: aggregates that may be shown, and nothing else. Immutable once written.
-- Names of tables and columns are the contract between pipelines/tables and barometer/queries.
-- NULL in tribe, role, seniority or reported means "all", 'other' those merged because they are too
-- small. `tribe` is always today's; `reported` is the tribe as it was called when people answered.
-- Scores run 0–100. Intervals are 95 %.

-- One row: what was published, when, from what, and the questionnaire it speaks in.
CREATE TABLE publication (
  version INTEGER NOT NULL,
  published_at TIMESTAMP NOT NULL,          -- UTC
  minimum_group INTEGER NOT NULL,
  comments_minimum INTEGER NOT NULL,
  stale_days INTEGER NOT NULL,
  unread_days INTEGER NOT NULL,
  sample BOOLEAN NOT NULL DEFAULT FALSE,    -- whether any of it is the made-up sample
  questionnaire VARCHAR NOT NULL            -- JSON of barometer.questionnaire.Questionnaire
);

-- One row per kind of source: its last batch and the last day its data speak of.
CREATE TABLE sources (
  kind VARCHAR NOT NULL, format VARCHAR NOT NULL, batches INTEGER NOT NULL,
  loaded_at TIMESTAMP NOT NULL, up_to DATE
);

-- One row per batch it was made from. No file name and no loader: either may name a person.
CREATE TABLE batches (
  batch INTEGER NOT NULL, kind VARCHAR NOT NULL, edition VARCHAR, format VARCHAR NOT NULL,
  rows_in INTEGER NOT NULL, loaded INTEGER NOT NULL, rejected INTEGER NOT NULL,
  non_rows INTEGER NOT NULL, loaded_at TIMESTAMP NOT NULL, up_to DATE
);

-- One row per edition, oldest first by edition.
CREATE TABLE editions (
  edition VARCHAR NOT NULL, opens_on DATE, closes_on DATE,
  status VARCHAR NOT NULL,                  -- open | closed
  invited INTEGER,                          -- NULL: no population file
  responded INTEGER NOT NULL,
  previous VARCHAR,                         -- the closed edition before it
  waiting INTEGER NOT NULL DEFAULT 0        -- people whose answers came, went or changed, and wait
);

-- One row per edition and slice; n is NULL when the slice is not published.
CREATE TABLE slices (
  edition VARCHAR NOT NULL, slice_id VARCHAR NOT NULL,
  tribe VARCHAR, role VARCHAR, seniority VARCHAR,
  reported VARCHAR,                         -- filled only where it ever differs from today's
  today VARCHAR,                            -- of a reported tribe: today's that holds it
  n INTEGER, published BOOLEAN NOT NULL,
  reason VARCHAR                            -- why not: minimum_group | merged | together | differencing | earlier | open
);

-- One row per change of tribes that editions speak of, tribe before it and tribe after it.
CREATE TABLE tribe_changes (
  place INTEGER NOT NULL,                   -- one number a change, oldest first
  change VARCHAR NOT NULL,                  -- renamed | merged | split
  former VARCHAR NOT NULL, name VARCHAR NOT NULL,
  since VARCHAR NOT NULL,                   -- a day (ISO) or an edition, as recorded
  edition VARCHAR,                          -- the first one answered after it; NULL: none yet
  reason VARCHAR NOT NULL
);

-- One row per edition, published slice, question and answer given at least once.
CREATE TABLE answers (
  edition VARCHAR NOT NULL, slice_id VARCHAR NOT NULL, question VARCHAR NOT NULL,
  answer INTEGER NOT NULL, n INTEGER NOT NULL
);

-- One row per edition, published slice and question: its score, already turned round if reversed.
CREATE TABLE question_scores (
  edition VARCHAR NOT NULL, slice_id VARCHAR NOT NULL, question VARCHAR NOT NULL,
  n INTEGER NOT NULL, score DOUBLE NOT NULL, favourable DOUBLE NOT NULL
);

-- One row per edition, published slice and theme with at least minimum_group theme scores.
CREATE TABLE theme_scores (
  edition VARCHAR NOT NULL, slice_id VARCHAR NOT NULL, theme VARCHAR NOT NULL,
  n INTEGER NOT NULL, total DOUBLE NOT NULL, total_squares DOUBLE NOT NULL,
  score DOUBLE NOT NULL, low DOUBLE, high DOUBLE,   -- noise band around the mean
  level INTEGER NOT NULL,                           -- 1..5
  favourable DOUBLE,                                -- share of favourable answers; NULL: not all shown
  silent_low DOUBLE, silent_high DOUBLE,            -- bounds with the silent at 0 and at 100
  finite_low DOUBLE, finite_high DOUBLE,            -- finite population interval
  detectable DOUBLE                                 -- smallest change seen with 80 % power
);

-- One row per edition and published slice: the maturity index, its band, its change.
CREATE TABLE maturity (
  edition VARCHAR NOT NULL, slice_id VARCHAR NOT NULL,
  n INTEGER NOT NULL, score DOUBLE NOT NULL, low DOUBLE, high DOUBLE, level INTEGER NOT NULL,
  previous VARCHAR, previous_score DOUBLE, difference DOUBLE,
  change_low DOUBLE, change_high DOUBLE, p DOUBLE, q DOUBLE,
  verdict VARCHAR                                   -- up | down | steady | cannot_tell
);

-- One row per edition and the one before, slice published in both, and theme; like for like.
CREATE TABLE changes (
  edition VARCHAR NOT NULL, previous VARCHAR NOT NULL, slice_id VARCHAR NOT NULL,
  theme VARCHAR NOT NULL,
  difference DOUBLE NOT NULL, low DOUBLE, high DOUBLE, p DOUBLE, q DOUBLE,
  verdict VARCHAR NOT NULL, method VARCHAR NOT NULL,
  n_before INTEGER NOT NULL, n_now INTEGER NOT NULL,
  questions INTEGER NOT NULL,                       -- questions compared
  comparisons INTEGER NOT NULL                      -- size of the family for false discovery
);

-- One row per edition and theme, whole organisation: Cronbach's alpha over complete respondents.
CREATE TABLE reliability (edition VARCHAR NOT NULL, theme VARCHAR NOT NULL, n INTEGER NOT NULL, alpha DOUBLE);

-- One row per edition and theme, whole organisation: how it goes along with the overall question.
CREATE TABLE drivers (
  edition VARCHAR NOT NULL, theme VARCHAR NOT NULL, n INTEGER NOT NULL,
  rho DOUBLE NOT NULL, low DOUBLE, high DOUBLE
);

-- One row per closed edition that asked the 0–10 question, whole organisation: promoters (9–10)
-- less detractors (0–6) in points, and the change since the edition before.
CREATE TABLE overall (
  edition VARCHAR NOT NULL, n INTEGER NOT NULL,
  promoters INTEGER NOT NULL, passives INTEGER NOT NULL, detractors INTEGER NOT NULL,
  points DOUBLE NOT NULL, low DOUBLE, high DOUBLE,
  difference DOUBLE, change_low DOUBLE, change_high DOUBLE
);

-- One row per edition, lineage and tribe (NULL: all, today's only): invited and responded.
CREATE TABLE participation (
  edition VARCHAR NOT NULL,
  lineage VARCHAR NOT NULL DEFAULT 'today', -- today | reported
  tribe VARCHAR, invited INTEGER, responded INTEGER NOT NULL,
  continued BOOLEAN NOT NULL DEFAULT TRUE   -- FALSE: not the same tribe as in the edition before
);

-- One row per edition and day of collection: responses so far. NULL dates are not counted.
CREATE TABLE collection (edition VARCHAR NOT NULL, day INTEGER NOT NULL, responded INTEGER NOT NULL);

-- One row per closed edition with a population: whether tribes answered alike (chance draws), and
-- the maturity index as it is and with each tribe weighing as many as were invited of it.
CREATE TABLE nonresponse (
  edition VARCHAR NOT NULL, tribes INTEGER NOT NULL,
  p DOUBLE, differs BOOLEAN NOT NULL, score DOUBLE, weighted DOUBLE
);

-- One row per closed edition and theme (NULL: the maturity index), whole organisation: late answers
-- less early ones, in points.
CREATE TABLE early_late (
  edition VARCHAR NOT NULL, theme VARCHAR, n_early INTEGER NOT NULL, n_late INTEGER NOT NULL,
  difference DOUBLE NOT NULL, low DOUBLE, high DOUBLE, p DOUBLE, q DOUBLE,
  verdict VARCHAR NOT NULL
);

-- One row per edition, published slice and pain point.
CREATE TABLE pain_points (
  edition VARCHAR NOT NULL, slice_id VARCHAR NOT NULL, pain_point VARCHAR NOT NULL,
  theme VARCHAR NOT NULL,
  asked INTEGER NOT NULL, mentions INTEGER NOT NULL,
  frequency DOUBLE NOT NULL, low DOUBLE, high DOUBLE,    -- shares; Wilson
  severity DOUBLE,                                       -- NULL when too few name it (or do not)
  breadth DOUBLE, priority DOUBLE NOT NULL,
  rank INTEGER NOT NULL, rank_low INTEGER, rank_high INTEGER,
  persistence INTEGER NOT NULL,                          -- editions in a row in the top ten
  previous_frequency DOUBLE, difference DOUBLE,          -- change of the share, Newcombe
  change_low DOUBLE, change_high DOUBLE,
  status VARCHAR NOT NULL   -- open | has_initiative | better | not_better | cannot_tell (retested)
);

-- One row per comment that may be shown; shuffled, no date; tribe only where allowed.
CREATE TABLE comments (edition VARCHAR NOT NULL, theme VARCHAR, tribe VARCHAR, text VARCHAR NOT NULL);

-- One row per session of a series. new, returning, reactivated are NULL for headcounts only.
CREATE TABLE sessions (
  session VARCHAR NOT NULL, series VARCHAR NOT NULL, held_on DATE NOT NULL,
  title VARCHAR, topic VARCHAR, participants INTEGER NOT NULL,
  "new" INTEGER, "returning" INTEGER, reactivated INTEGER, other INTEGER
);

-- One row per series: first and last six sessions, and what people's coming back looks like. people
-- from minimum_group on, concentration where as many are not among the five most frequent.
CREATE TABLE series (
  series VARCHAR NOT NULL, sessions INTEGER NOT NULL, first_on DATE, last_on DATE,
  first_median DOUBLE, last_median DOUBLE, median DOUBLE NOT NULL,
  people INTEGER, concentration DOUBLE, lapsed INTEGER,
  ratings INTEGER NOT NULL DEFAULT 0, mean_rating DOUBLE  -- feedback, from minimum_group ratings on
);

-- One row per series and topic: median participants of its sessions, and the median of what each had
-- more than the six sessions around it (NULL: fewer were held); new and reactivated where known.
CREATE TABLE topics (
  series VARCHAR NOT NULL, topic VARCHAR NOT NULL, sessions INTEGER NOT NULL, last_on DATE NOT NULL,
  participants DOUBLE NOT NULL, difference DOUBLE,
  known INTEGER NOT NULL,                   -- sessions whose people are known
  "new" INTEGER, reactivated INTEGER
);

-- One row per series, quarter of first coming (or several in a row, `2024-Q1–2024-Q3`, where few
-- came first in one) and later quarter: share seen again.
CREATE TABLE retention (
  series VARCHAR NOT NULL, cohort VARCHAR NOT NULL, quarter VARCHAR NOT NULL,
  share DOUBLE NOT NULL, people INTEGER NOT NULL
);

-- One row per series and tribe (NULL: all): distinct participants of the last six months; none of a
-- series of which only heads were counted then. Tribes left out for being too small are together nobody or enough.
CREATE TABLE session_reach (series VARCHAR NOT NULL, tribe VARCHAR, people INTEGER NOT NULL, population INTEGER);

-- One row per resource of the knowledge center (pages, product dashboards, user insights).
CREATE TABLE resources (
  resource VARCHAR NOT NULL, title VARCHAR NOT NULL, kind VARCHAR, theme VARCHAR, updated_on DATE,
  stale BOOLEAN, unread BOOLEAN NOT NULL, at_risk BOOLEAN,
  views_28 INTEGER NOT NULL, views_previous_28 INTEGER NOT NULL,
  trend VARCHAR NOT NULL                    -- rising | falling | steady | cannot_tell | too_few
);

-- One row per resource and period (ISO weeks where days are known): unique viewers never added up.
CREATE TABLE resource_views (
  resource VARCHAR NOT NULL, period_start DATE NOT NULL, period_end DATE NOT NULL,
  views INTEGER NOT NULL, unique_viewers INTEGER
);

-- One row per week (kind NULL: all kinds): views; unique viewers among people known by name.
CREATE TABLE knowledge_weeks (
  week DATE NOT NULL, kind VARCHAR, views INTEGER NOT NULL, unique_viewers INTEGER
);

-- One row per 28 days, counted back from the last day of views: people reached of the population.
CREATE TABLE knowledge_reach (
  period_start DATE NOT NULL, period_end DATE NOT NULL,
  unique_viewers INTEGER NOT NULL, population INTEGER, views INTEGER NOT NULL,
  all_known BOOLEAN NOT NULL                            -- every view names its viewer
);

-- One row per pain point of the last edition's top ten: fresh resources on its theme.
CREATE TABLE coverage (pain_point VARCHAR NOT NULL, theme VARCHAR NOT NULL, rank INTEGER NOT NULL, fresh_resources INTEGER NOT NULL);

-- One row per term of the last 28 days of searches; term NULL: all that are not told, together.
-- A month counts by its last day. Told are terms enough people searched for (people_at_least: in
-- steps of the minimum group), or of words that are published elsewhere where nobody counts people.
CREATE TABLE searches (
  term VARCHAR, period_start DATE NOT NULL, period_end DATE NOT NULL,
  searches INTEGER NOT NULL,
  searches_before INTEGER,                  -- in the 28 days before, where as many days are known
  without_result INTEGER,                   -- NULL: no tool says
  people_at_least INTEGER,                  -- NULL: no tool counts people
  trend VARCHAR,                            -- as of resources
  pain_point VARCHAR, resource VARCHAR      -- what its words name
);

-- One row per initiative. Lists are joined by ";".
CREATE TABLE initiatives (
  initiative VARCHAR NOT NULL, title VARCHAR NOT NULL, title_fr VARCHAR, pillar VARCHAR,
  theme VARCHAR, pain_points VARCHAR, leader_role VARCHAR, kind VARCHAR, status VARCHAR,
  started_on DATE, due_on DATE, ended_on DATE, tribes VARCHAR,
  contributors INTEGER,                                 -- from minimum_group on
  summary VARCHAR, summary_fr VARCHAR,
  ratings INTEGER NOT NULL, mean_rating DOUBLE          -- feedback, from minimum_group ratings on
);

-- One row per initiative with exposed and unexposed tribes, compared before and after.
CREATE TABLE initiative_checks (
  initiative VARCHAR NOT NULL, theme VARCHAR NOT NULL, edition VARCHAR NOT NULL,
  previous VARCHAR NOT NULL, exposed INTEGER NOT NULL, unexposed INTEGER NOT NULL,
  difference DOUBLE, p DOUBLE, exploratory BOOLEAN NOT NULL
);

-- One row per interview quote coded to a pain point, without tribe or date.
CREATE TABLE quotes (pain_point VARCHAR NOT NULL, text VARCHAR NOT NULL);

-- One row per theme and problem raised in interviews. Both NULL: all interviews; pain_point NULL: the
-- theme; `+`: what is counted together. interviews is NULL where a problem is not counted alone.
CREATE TABLE interview_problems (theme VARCHAR, pain_point VARCHAR, interviews INTEGER);

-- One row per comment on an initiative that at least comments_minimum people commented.
CREATE TABLE feedback_comments (initiative VARCHAR NOT NULL, text VARCHAR NOT NULL);
