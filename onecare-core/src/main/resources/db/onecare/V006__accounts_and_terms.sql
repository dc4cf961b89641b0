-- General conditions and privacy notices in versions; accounts, how people get one and prove who they are.
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since
-- 1970-01-01T00:00:00Z (decision 0014).

-- a row never changes and is never deleted (decision 0023)
create table terms_version (
    id           uuid           not null,
    kind         varchar(30)    not null,
    code         varchar(40)    not null,           -- 2026-01; what a booking keeps
    valid_from   bigint         not null,           -- moment; in force until that of the next version of the kind
    published_at bigint         not null,           -- moment
    text_it      varchar(200000) not null,          -- the text that counts
    text_en      varchar(200000),                   -- its translation
    text_sha256  varchar(64)    not null,           -- of both texts; compared whenever they are read
    constraint pk_terms_version primary key (id),
    constraint uq_terms_version_code unique (kind, code),
    constraint uq_terms_version_beginning unique (kind, valid_from),
    constraint ck_terms_version_kind check (kind in ('GENERAL_CONDITIONS', 'PRIVACY_NOTICE')),
    constraint ck_terms_version_begins_later check (valid_from >= published_at),
    constraint ck_terms_version_sha256 check (char_length(text_sha256) = 64)
);

-- who accepted or was shown which version, when and on what occasion
create table terms_acceptance (
    id               uuid         not null,
    terms_version_id uuid         not null,
    form             varchar(20)  not null,
    actor_role       varchar(20)  not null,
    actor_name       varchar(100) not null,         -- technical name
    subject_type     varchar(40)  not null,         -- Booking
    subject_id       uuid         not null,         -- its id
    recorded_at      bigint       not null,         -- moment
    constraint pk_terms_acceptance primary key (id),
    -- a second click is the same acceptance
    constraint uq_terms_acceptance_once unique (
        subject_id, subject_type, terms_version_id, form, actor_role, actor_name),
    constraint fk_terms_acceptance_version foreign key (terms_version_id) references terms_version (id),
    constraint ck_terms_acceptance_form check (form in ('ACCEPTED', 'SHOWN'))
);
create index ix_terms_acceptance_version on terms_acceptance (terms_version_id);

-- Who may log in: members, and dependants of age. The id is that of the person, so that nobody has two accounts.
create table account (
    id            uuid         not null,
    member_id     uuid,                             -- the person, if a member
    dependant_id  uuid,                             -- the person, if a dependant
    user_name     varchar(40)  not null,            -- salvia-482713
    password_hash varchar(255) not null,            -- as the embedder's hasher writes it
    email         varchar(254) not null,            -- proven by a code
    email_key     varchar(254) not null,            -- the same in lower case
    pending_email varchar(254),                     -- to take its place once it is proven
    phone         varchar(30),
    language      varchar(2)   not null,            -- in which to write
    session_epoch integer      not null,            -- sessions that bear another number are over
    last_event    integer      not null,            -- number of the last event that a message told of
    created_at    bigint       not null,            -- moment
    constraint pk_account primary key (id),
    constraint uq_account_user_name unique (user_name),
    constraint fk_account_member foreign key (member_id) references member (id),
    -- a dependant whom the roll takes back before the first insured day was never insured
    constraint fk_account_dependant foreign key (dependant_id) references dependant (id) on delete cascade,
    constraint ck_account_of_one_person check ((member_id is null) <> (dependant_id is null)),
    constraint ck_account_id_of_the_person check (id = coalesce(member_id, dependant_id)),
    constraint ck_account_user_name check (user_name = lower(user_name)),
    constraint ck_account_email_key check (email_key = lower(email)),
    constraint ck_account_language check (language in ('it', 'en'))
);
create index ix_account_email_key on account (email_key);
create index ix_account_member on account (member_id);
create index ix_account_dependant on account (dependant_id);

-- from where somebody has logged in to an account; other addresses share the tries of strangers
create table account_address (
    account_id     uuid        not null,
    address_digest varchar(64) not null,            -- SHA-256
    last_used_at   bigint      not null,            -- moment
    constraint pk_account_address primary key (account_id, address_digest),
    constraint fk_account_address_account foreign key (account_id) references account (id) on delete cascade
);

-- wishes to register; what was typed is there only as long as somebody must compare it
create table registration_request (
    id                uuid         not null,
    state             varchar(30)  not null,
    requested_at      bigint       not null,        -- moment
    email             varchar(254) not null,        -- as typed; where the message goes
    language          varchar(2)   not null,
    surname           varchar(100),
    given_name        varchar(100),
    birth_date        date,
    tax_code          varchar(16),
    activation_key    varchar(5),                   -- by which the code from the letter is found
    activation_digest varchar(64),                  -- SHA-256 of the code
    person_id         uuid,                         -- the member or dependant who is meant; null: nobody, or not yet known
    unanswered        boolean      not null,        -- the address got too many messages that confirm nothing
    decided_by        varchar(100),                 -- the operator who checked the identity
    decided_at        bigint,                       -- moment
    constraint pk_registration_request primary key (id),
    constraint ck_registration_request_state check (state in ('RECEIVED', 'NOT_CONFIRMED', 'ALREADY_REGISTERED',
        'IDENTITY_CHECK', 'IDENTITY_CONFIRMED', 'IDENTITY_REFUSED', 'CODE_SENT', 'COMPLETED', 'OVERTAKEN')),
    constraint ck_registration_request_language check (language in ('it', 'en')),
    constraint ck_registration_request_erased check (
        (state in ('RECEIVED', 'IDENTITY_CHECK')) = (tax_code is not null)
        and (surname is null) = (tax_code is null)
        and (given_name is null) = (tax_code is null)
        and (birth_date is null) = (tax_code is null)
        and (tax_code is not null or (activation_key is null and activation_digest is null))),
    constraint ck_registration_request_person check (
        (state in ('RECEIVED', 'NOT_CONFIRMED')) = (person_id is null)),
    constraint ck_registration_request_unanswered check (
        not unanswered or state not in ('RECEIVED', 'ALREADY_REGISTERED')),
    constraint ck_registration_request_decided check (
        (decided_by is null) = (decided_at is null)
        and (state not in ('IDENTITY_CONFIRMED', 'IDENTITY_REFUSED') or decided_by is not null))
);
create index ix_registration_request_person on registration_request (person_id);
create index ix_registration_request_state on registration_request (state, requested_at);
create index ix_registration_request_requested on registration_request (requested_at);

-- codes that prove a mailbox, or came by letter; only digests of them
create table confirmation_code (
    id            uuid        not null,
    purpose       varchar(20) not null,
    subject_id    uuid        not null,             -- a registration, an account or, for ACTIVATION, a person
    code_key      varchar(5)  not null,             -- the beginning of the code, by which it is found; no secret
    ticket_digest varchar(64) not null,             -- SHA-256 of purpose, key and the 11 characters to type
    link_digest   varchar(64) not null,             -- SHA-256 of purpose, key and the 26 characters to follow
    made_at       bigint      not null,             -- moment
    expires_at    bigint      not null,             -- moment from which it does not count
    wrong_tries   integer     not null,             -- at 5 it does not count
    spent_at      bigint,                           -- moment; null: not used yet
    constraint pk_confirmation_code primary key (id),
    constraint uq_confirmation_code_subject unique (purpose, subject_id),
    constraint uq_confirmation_code_key unique (code_key),
    constraint ck_confirmation_code_purpose check (
        purpose in ('REGISTRATION', 'PASSWORD_RESET', 'EMAIL_CHANGE', 'ACTIVATION')),
    constraint ck_confirmation_code_time check (expires_at > made_at),
    constraint ck_confirmation_code_tries check (wrong_tries between 0 and 5)
);
create index ix_confirmation_code_expires on confirmation_code (expires_at);

-- how often something was tried; a row is as good as none once its moment is past
create table try_limit (
    bucket   varchar(80) not null,                  -- LOG_IN_BY_ADDRESS:<digits of a SHA-256>
    empty_at bigint      not null,                  -- moment
    constraint pk_try_limit primary key (bucket)
);
create index ix_try_limit_empty on try_limit (empty_at);

-- whoever registers is looked up by the tax code; that of a member is unique and has an index already
create index ix_dependant_tax_code on dependant (tax_code);
