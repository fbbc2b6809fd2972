"""What our pages are compared with: an otherwise empty page of Streamlit, pandas and Plotly.

It draws as many small figures as the link names heights, and one filter that changes them all.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
factor = st.selectbox("Factor", range(1, 31), key="factor")
rows = pd.DataFrame({"month": [f"Month {n}" for n in range(1, 13)], "people": range(12, 24)})
st.title(f"People, {factor} times")
for place, height in enumerate(st.query_params.get("heights", "300").split(",")):
    figure = go.Figure(go.Bar(x=rows["month"], y=rows["people"] * factor))
    figure.update_layout(height=int(height), margin={"l": 0, "r": 0, "t": 8, "b": 0})
    st.plotly_chart(figure, key=f"figure_{place}")
