-- Links by which a facility answers a request without an account (decision 0044).
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since
-- 1970-01-01T00:00:00Z (decision 0014).

-- one row per mail that was written; all those of one request are for one answer, because the first ends the others
create table facility_link (
    id              uuid        not null,           -- names whoever followed it in the audit trail
    token_digest    varchar(64) not null,           -- SHA-256; the token itself is in the mail only
    booking_id      uuid        not null,
    booking_version integer     not null,           -- number of the event after which the answer is due; it ends with the next one
    made_at         bigint      not null,           -- moment
    expires_at      bigint      not null,           -- moment from which it does not count
    used_at         bigint,                         -- moment of the answer; null: none through this link
    constraint pk_facility_link primary key (id),
    constraint uq_facility_link_token unique (token_digest),
    constraint fk_facility_link_event foreign key (booking_id, booking_version)
        references booking_event (booking_id, number),
    constraint ck_facility_link_used check (used_at is null or (used_at >= made_at and used_at < expires_at))
);
create index ix_facility_link_booking on facility_link (booking_id, booking_version);
