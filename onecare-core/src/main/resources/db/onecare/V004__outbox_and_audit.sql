-- What others are to be told, and who did what. Both are written in the transaction of the change itself.
-- Moments are bigint microseconds since 1970-01-01T00:00:00Z (decision 0014).

-- one row per message; sent at least once, and a resend bears the same id as its Message-ID
create table outbox_message (
    id              uuid         not null,
    -- order in which messages were put in; the database's, because the clocks of several nodes differ
    arrival         bigint generated always as identity,
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
    attempts        integer      not null,          -- how often it was handed over to a sender; 0 again when a human lets it be retried
    first_tried_at  bigint,                         -- moment of the first of them
    next_try_at     bigint       not null,          -- moment; due from it on while PENDING
    lease_owner     varchar(100),                   -- the dispatcher that has it in hand, also if it was taken back meanwhile
    lease_until     bigint,                         -- moment, by the database's clock, from which another may take it
    claim_id        uuid,                           -- by which the dispatcher knows what it has in hand
    settled_at      bigint,                         -- moment of SENT, SUPERSEDED or DEAD
    sent_at         bigint,                         -- moment when a sender said so; with SUPERSEDED: it went out all the same
    problem         varchar(200),                   -- code of what went wrong last, without personal data
    constraint pk_outbox_message primary key (id),
    constraint uq_outbox_message_natural_key unique (natural_key),
    constraint ck_outbox_message_audience check (audience in ('PATIENT', 'FACILITY', 'ACCOUNT', 'CARE_DESK')),
    constraint ck_outbox_message_event check (subject_event >= 1),
    constraint ck_outbox_message_reminder
        check (kind <> 'BOOKING_REMINDER' or (subject_event = 1 and audience = 'PATIENT' and stale_at is not null)),
    -- DISMISSED: was DEAD, and a human has taken care
    constraint ck_outbox_message_state check (state in ('PENDING', 'SENT', 'SUPERSEDED', 'DEAD', 'DISMISSED')),
    constraint ck_outbox_message_settled check ((state = 'PENDING') = (settled_at is null)),
    constraint ck_outbox_message_sent check (state <> 'SENT' or (sent_at is not null and attempts > 0)),
    constraint ck_outbox_message_dead check (state not in ('DEAD', 'DISMISSED') or problem is not null),
    constraint ck_outbox_message_lease
        check ((lease_owner is null) = (lease_until is null) and (lease_owner is null) = (claim_id is null)),
    constraint ck_outbox_message_attempts check (attempts >= 0 and (attempts = 0) = (first_tried_at is null))
);
create index ix_outbox_message_due on outbox_message (state, next_try_at);
create index ix_outbox_message_subject on outbox_message (subject_id);

-- who did or saw what, when; nothing is ever changed or deleted here
create table audit_entry (
    id           uuid         not null,
    -- order in which entries were written, with gaps; entries become visible in another one
    arrival      bigint generated always as identity,
    occurred_at  bigint       not null,
    actor_role   varchar(20)  not null,
    actor_name   varchar(100) not null,             -- technical name: no person's name, tax code or address
    action       varchar(60)  not null,             -- BOOKING_CONFIRMED
    subject_type varchar(40)  not null,             -- Booking
    subject_id   varchar(64)  not null,             -- its id
    constraint pk_audit_entry primary key (id),
    constraint uq_audit_entry_arrival unique (arrival)
);
create index ix_audit_entry_occurred on audit_entry (occurred_at);
create index ix_audit_entry_subject on audit_entry (subject_type, subject_id);

-- The chain over the entries: each seal's hash covers its entry and the hash before it, so that no entry can be
-- changed, taken out or put in between unnoticed (decision 0021). Nothing is ever changed or deleted here either.
create table audit_seal (
    seq       bigint      not null,                 -- 1, 2, 3 … without a gap
    entry_id  uuid        not null,
    sealed_at bigint      not null,                 -- moment
    hash      varchar(64) not null,                 -- SHA-256 in lower-case hexadecimal
    constraint pk_audit_seal primary key (seq),
    constraint uq_audit_seal_entry unique (entry_id),
    constraint fk_audit_seal_entry foreign key (entry_id) references audit_entry (id),
    constraint ck_audit_seal_seq check (seq > 0),
    constraint ck_audit_seal_hash check (char_length(hash) = 64)
);

-- for people: moments as timestamps; without the recipient
create view v_outbox_message as
select m.id, m.kind, m.audience, m.subject_id, m.subject_event, m.state, m.problem, m.attempts, m.lease_owner,
       timestamp with time zone '1970-01-01 00:00:00+00' + m.created_at * interval '0.000001' second as created_at,
       timestamp with time zone '1970-01-01 00:00:00+00' + m.next_try_at * interval '0.000001' second as next_try_at,
       timestamp with time zone '1970-01-01 00:00:00+00' + m.settled_at * interval '0.000001' second as settled_at,
       timestamp with time zone '1970-01-01 00:00:00+00' + m.sent_at * interval '0.000001' second as sent_at
from outbox_message m;

create view v_audit_entry as
select s.seq, e.id, e.actor_role, e.actor_name, e.action, e.subject_type, e.subject_id,
       timestamp with time zone '1970-01-01 00:00:00+00' + e.occurred_at * interval '0.000001' second as occurred_at,
       timestamp with time zone '1970-01-01 00:00:00+00' + s.sealed_at * interval '0.000001' second as sealed_at
from audit_entry e
left join audit_seal s on s.entry_id = e.id;
