-- General conditions and privacy notices in versions, and who accepted or was shown them.
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
