"""What pages share on screen: the visit, filters, frame, figures, cards. Streamlit lives here."""
