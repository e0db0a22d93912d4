"""People's appraisal of a draft beside the gate's (thẩm định): opinions, points on the text, what the head decides."""
