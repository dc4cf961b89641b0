-- What administrators change on screen: settings in versions, and texts that are being written.

-- what holds for one topic, such as BOOKING; a version is whole and never changes, the highest number is in force
create table setting_version (
    id         uuid         not null,
    topic      varchar(40)  not null,               -- which settings belong together, and are changed together
    number     integer      not null,               -- 1, 2, 3 …
    changed_at bigint       not null,               -- moment
    changed_by varchar(100) not null,               -- technical name of the actor
    constraint pk_setting_version primary key (id),
    -- of two who change the same version at once, the second is refused
    constraint uq_setting_version_number unique (topic, number),
    constraint ck_setting_version_number check (number >= 1)
);

-- what a version sets; what is not there is as the installation has it
create table setting_value (
    version_id uuid           not null,
    name       varchar(60)    not null,
    content    varchar(400000) not null,            -- a text, or the bytes of a file in Base64
    constraint pk_setting_value primary key (version_id, name),
    constraint fk_setting_value_version foreign key (version_id) references setting_version (id)
);

-- general conditions of eighty pages that were sent too late are kept, too: 250,000 characters of up to 3 bytes in Base64
alter table account_session alter column draft set data type varchar(1000100);

-- the text of general conditions or of a privacy notice that somebody is writing; deleted when it is published
create table terms_draft (
    kind     varchar(30)    not null,
    revision integer        not null,               -- counted up by every save
    code     varchar(100)   not null,               -- as it was typed, so perhaps none yet
    begins   varchar(40)    not null,               -- as it was typed
    text_it  varchar(200000) not null,
    text_en  varchar(200000) not null,
    saved_at bigint         not null,               -- moment
    saved_by varchar(100)   not null,               -- technical name of the actor
    constraint pk_terms_draft primary key (kind),
    constraint ck_terms_draft_kind check (kind in ('GENERAL_CONDITIONS', 'PRIVACY_NOTICE'))
);
