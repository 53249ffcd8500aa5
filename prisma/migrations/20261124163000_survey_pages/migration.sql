-- The public pages on surveys are kept in memory as other public pages are: what they show stands in these tables.
-- A resident's answer touches none of them.
SELECT feeds_public_pages(fed) FROM unnest(ARRAY['"Survey"', '"SurveyRegister"', '"Community"']::regclass[]) AS fed;
