-- The requests to customer care of a person whose identity is known: who saw them is part of what people are
-- told about their data (decision 0038). One file for H2 (MODE=PostgreSQL) and PostgreSQL.

create index ix_care_request_identity on care_request (identity_person);
