-- What a human noted when they told the recipient of a dead letter in another way (decision 0055).
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since 1970-01-01T00:00:00Z.

alter table outbox_message add column dismissed_at bigint;       -- moment; null: nobody has, or before this version
alter table outbox_message add column dismissed_by varchar(100); -- technical name of the operator
alter table outbox_message add column remark varchar(500);       -- how it was told, or why nobody needs to know; for the desk only
alter table outbox_message add constraint ck_outbox_message_dismissed check (
    (dismissed_at is null) = (dismissed_by is null) and (dismissed_at is null) = (remark is null)
    and (state <> 'DEAD' or dismissed_at is null));
create index ix_outbox_message_dismissed on outbox_message (dismissed_at);
