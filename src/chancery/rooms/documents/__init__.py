"""Documents (văn bản): drafts, versions, appraisal, issue."""
