-- What patients are told to do before a service: to come fasting, to bring earlier findings.
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL.

alter table health_service add column preparation_it varchar(4000);  -- the text that counts; null: nothing to prepare
alter table health_service add column preparation_en varchar(4000);  -- its translation, where there is one
alter table health_service add constraint ck_health_service_preparation
    check (preparation_it is not null or preparation_en is null);
