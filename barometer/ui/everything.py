"""Everything a page imports, so that the process can do it once, before the first visitor."""

from barometer.charts import answers as answers
from barometer.charts import bounds as bounds
from barometer.charts import dumbbell as dumbbell
from barometer.charts import heatmap as heatmap
from barometer.charts import lines as lines
from barometer.charts import pain_points as pain_points
from barometer.charts import sessions as sessions
from barometer.charts import shares as shares
from barometer.charts import weeks as weeks
from barometer.ui import cards as cards
from barometer.ui import figure as figure
from barometer.ui import filters as filters
from barometer.ui import first_run as first_run
from barometer.ui import frame as frame
from barometer.ui import headlines as headlines
from barometer.ui import navigation as navigation
