-- Requests to customer care: what came in by phone, e-mail, portal or from a booking in trouble, and every step
-- of its life (decision 0024). Moments are bigint microseconds since 1970-01-01T00:00:00Z (decision 0014).
-- What the sender wrote stands in care_request_event.words and nowhere else.

create table care_request (
    id                uuid         not null,
    version           integer      not null,        -- number of its last event; whoever changes it counts up from what they saw
    channel           varchar(10)  not null,
    -- says which phone call, question or booking it is, so that it cannot be taken twice; e-mails: care_mail.message_id
    natural_key       varchar(200),
    content_hash      varchar(64),                  -- SHA-256 of what came under that key; null: the key says it all
    thread_id         uuid         not null,        -- the first request of a correspondence; its own id if it is the first
    follows_id        uuid,                         -- the finished request that the sender wrote about again
    state             varchar(20)  not null,
    received_at       bigint       not null,
    due_at            bigint       not null,        -- moment; moves by every pause
    paused_at         bigint,                       -- moment since when the sender is asked; null: the time runs
    finished_at       bigint,
    account           varchar(100),                 -- the actor who asked on the portal
    sender_email      varchar(254),                 -- as the sender says; not trusted
    sender_phone      varchar(30),
    -- what was recognised; not trusted, hence no foreign keys
    patient_number    varchar(40),
    facility_code     varchar(40),
    service_code      varchar(40),
    wished_at         bigint,
    -- who the sender is; all null as long as nobody knows
    identity_person   varchar(40),                  -- the insurer's number of the person
    identity_how      varchar(40),
    identity_by       varchar(100),
    identity_at       bigint,
    owner             varchar(100),                 -- the operator whose it is; null: nobody's
    origin_booking    varchar(20),                  -- reference of the booking in trouble
    origin_trouble    varchar(20),
    booking_reference varchar(20),                  -- of the booking it led to
    constraint pk_care_request primary key (id),
    constraint uq_care_request_natural_key unique (natural_key),
    constraint fk_care_request_thread foreign key (thread_id) references care_request (id),
    constraint fk_care_request_follows foreign key (follows_id) references care_request (id),
    constraint ck_care_request_version check (version >= 1),
    constraint ck_care_request_channel check (channel in ('PHONE', 'EMAIL', 'PORTAL', 'BOOKING')),
    constraint ck_care_request_key check ((channel = 'EMAIL') = (natural_key is null)),
    constraint ck_care_request_account check ((channel = 'PORTAL') = (account is not null)),
    constraint ck_care_request_origin check (
        (channel = 'BOOKING') = (origin_booking is not null) and (origin_booking is null) = (origin_trouble is null)),
    constraint ck_care_request_trouble check (origin_trouble in ('DECLINED', 'EXPIRED')),
    constraint ck_care_request_state check (state in (
        'RECEIVED', 'IDENTITY_CHECK', 'IN_PROGRESS', 'WAITING', 'DONE', 'REFUSED', 'WITHDRAWN')),
    constraint ck_care_request_due check (due_at > received_at),
    constraint ck_care_request_paused check ((state = 'WAITING') = (paused_at is not null)),
    constraint ck_care_request_finished check (
        (state in ('DONE', 'REFUSED', 'WITHDRAWN')) = (finished_at is not null)),
    constraint ck_care_request_identity_how check (identity_how in (
        'ROLL_DATA_ASKED', 'CALL_BACK_TO_NUMBER_ON_FILE', 'EMAIL_ON_FILE', 'LOGGED_IN', 'BOOKING_ON_FILE')),
    constraint ck_care_request_identity check (
        (identity_how is null) = (identity_person is null)
        and (identity_how is null) = (identity_by is null)
        and (identity_how is null) = (identity_at is null))
);
-- the queue: what is unfinished is little, and stands together by state
create index ix_care_request_queue on care_request (state, due_at, id);
create index ix_care_request_account on care_request (account, received_at);
create index ix_care_request_sender on care_request (sender_email, received_at);
create index ix_care_request_thread on care_request (thread_id);

-- every mail that was taken, once; the event it brought names it
create table care_mail (
    message_id  varchar(250) not null,              -- RFC 5322 without brackets; a digest where that is too long
    received_at bigint       not null,              -- by the mailbox
    taken_at    bigint       not null,              -- by the desk
    sender      varchar(254),                       -- address it says it is from; null: none that can be read
    constraint pk_care_mail primary key (message_id)
);

-- the history, numbered from 1 without gaps; nothing is ever changed or deleted here
create table care_request_event (
    request_id   uuid         not null,
    event_number integer      not null,
    event        varchar(30)  not null,
    from_state   varchar(20),                       -- null: it came in
    to_state     varchar(20)  not null,
    actor_role   varchar(20)  not null,
    actor_name   varchar(100) not null,             -- technical name
    occurred_at  bigint       not null,
    why          varchar(500),                      -- for the desk only
    words        varchar(8000),                     -- said by the sender, or by the desk to the sender
    message_id   varchar(250),                      -- the mail that brought it
    constraint pk_care_request_event primary key (request_id, event_number),
    constraint uq_care_request_event_mail unique (message_id),
    constraint fk_care_request_event_request foreign key (request_id) references care_request (id),
    constraint fk_care_request_event_mail foreign key (message_id) references care_mail (message_id),
    constraint ck_care_request_event_number check (event_number >= 1),
    constraint ck_care_request_event_first check (
        (event_number = 1) = (event = 'OPENED') and (event_number = 1) = (from_state is null)),
    constraint ck_care_request_event_event check (event in (
        'OPENED', 'TAKEN', 'GIVEN_BACK', 'TAKEN_OVER', 'IDENTITY_CHECK_BEGUN', 'IDENTITY_CONFIRMED', 'WORK_BEGUN',
        'FACTS_CORRECTED', 'SENDER_ASKED', 'SENDER_ANSWERED', 'REPLY_ADDED', 'DONE', 'REFUSED', 'WITHDRAWN')),
    constraint ck_care_request_event_role check (actor_role in (
        'VISITOR', 'MEMBER', 'OPERATOR', 'FACILITY_STAFF', 'ADMINISTRATOR', 'SYSTEM'))
);

-- what is missing now
create table care_request_missing (
    request_id uuid        not null,
    fact       varchar(20) not null,
    constraint pk_care_request_missing primary key (request_id, fact),
    constraint fk_care_request_missing_request foreign key (request_id) references care_request (id),
    constraint ck_care_request_missing_fact check (
        fact in ('FULL_NAME', 'TAX_CODE', 'FACILITY', 'SERVICE', 'APPOINTMENT_TIME', 'PHONE'))
);

-- for people: moments as timestamps, and nothing about a person
create view v_care_request as
select r.id, r.channel, r.state, r.owner, r.version,
       timestamp with time zone '1970-01-01 00:00:00+00' + r.received_at * interval '0.000001' second as received_at,
       timestamp with time zone '1970-01-01 00:00:00+00' + r.due_at * interval '0.000001' second as due_at,
       timestamp with time zone '1970-01-01 00:00:00+00' + r.paused_at * interval '0.000001' second as paused_at,
       timestamp with time zone '1970-01-01 00:00:00+00' + r.finished_at * interval '0.000001' second as finished_at
from care_request r;
