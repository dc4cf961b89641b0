-- What others are to be told, and who did what. Both are written in the transaction of the change itself.
-- Moments are bigint microseconds since 1970-01-01T00:00:00Z (decision 0014).

-- one row per message; sent at least once, and a resend bears the same id as its Message-ID
create table outbox_message (
    id              uuid         not null,
    -- says which message it is, so that it cannot be put here twice: BOOKING_CONFIRMED:<subject>:2:PATIENT
    natural_key     varchar(160) not null,
    kind            varchar(40)  not null,          -- BOOKING_CONFIRMED
    audience        varchar(20)  not null,          -- whom it is for
    subject_id      uuid         not null,          -- what it is about, such as a booking
    subject_event   integer      not null,          -- number of the event in the subject's history that it tells of
    recipient       varchar(254),                   -- e-mail address; null: none is known, a human must take care
    created_at      bigint       not null,
    not_before      bigint       not null,          -- moment; reminders wait for it
    stale_at        bigint,                         -- moment from which sending it makes no sense; null: never
    state           varchar(20)  not null,
    attempts        integer      not null,          -- how often it was handed over
    first_tried_at  bigint,
    next_try_at     bigint       not null,          -- moment; due from it on while PENDING
    lease_owner     varchar(100),                   -- the dispatcher that has it in hand
    lease_until     bigint,                         -- moment, by the database's clock, from which another may take it
    settled_at      bigint,                         -- moment of SENT, SUPERSEDED or DEAD
    problem         varchar(200),                   -- what went wrong last, without personal data
    constraint pk_outbox_message primary key (id),
    constraint uq_outbox_message_natural_key unique (natural_key),
    constraint ck_outbox_message_audience check (audience in ('PATIENT', 'FACILITY', 'ACCOUNT', 'CARE_DESK')),
    constraint ck_outbox_message_state check (state in ('PENDING', 'SENT', 'SUPERSEDED', 'DEAD')),
    constraint ck_outbox_message_settled check ((state = 'PENDING') = (settled_at is null)),
    constraint ck_outbox_message_lease check ((lease_owner is null) = (lease_until is null)),
    constraint ck_outbox_message_attempts check (attempts >= 0 and (attempts = 0) = (first_tried_at is null))
);
create index ix_outbox_message_due on outbox_message (state, next_try_at);
create index ix_outbox_message_subject on outbox_message (subject_id);

-- who did or saw what, when; nothing is ever changed or deleted here
create table audit_entry (
    id           uuid         not null,
    occurred_at  bigint       not null,
    actor_role   varchar(20)  not null,
    actor_name   varchar(100) not null,             -- technical name: no person's name, tax code or address
    action       varchar(60)  not null,             -- BOOKING_CONFIRMED
    subject_type varchar(40)  not null,             -- Booking
    subject_id   varchar(64)  not null,             -- its id
    constraint pk_audit_entry primary key (id)
);
create index ix_audit_entry_subject on audit_entry (subject_type, subject_id);
