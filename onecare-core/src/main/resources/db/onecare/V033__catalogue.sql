-- What patients were told to do before a service, version by version, and which of them went out in which mail.
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since 1970-01-01T00:00:00Z.

-- health_service.preparation_it and preparation_en stay the text of the last version: what holds now, also for a node of
-- the version before; invariants/preparation_without_version.sql sees to it. Nothing is changed or deleted here.
create table preparation_version (
    service_id   uuid         not null,
    number       integer      not null,             -- 1, 2, 3 … of each service
    text_it      varchar(4000),                     -- the text that counts; null: from then on there was nothing to prepare
    text_en      varchar(4000),
    published_at bigint       not null,             -- moment from which it holds, until the next one does
    actor_role   varchar(20)  not null,             -- who published it, as in audit_entry
    actor_name   varchar(100) not null,
    constraint pk_preparation_version primary key (service_id, number),
    constraint fk_preparation_version_service foreign key (service_id)
        references health_service (id) on delete cascade,
    constraint ck_preparation_version_number check (number >= 1),
    constraint ck_preparation_version_text check (text_it is not null or text_en is null)
);

-- what holds already is the first version, whoever wrote it
insert into preparation_version (service_id, number, text_it, text_en, published_at, actor_role, actor_name)
select s.id, 1, s.preparation_it, s.preparation_en,
       cast(floor(extract(epoch from current_timestamp) * 1000000) as bigint), 'SYSTEM', 'schema'
from health_service s
where s.preparation_it is not null;

-- one row for each version that a message was written with; a message that was tried again may have told two
create table preparation_told (
    message_id     uuid    not null,                -- the message of the outbox
    service_id     uuid    not null,
    version_number integer not null,
    told_at        bigint  not null,                -- moment when it was written last; outbox_message says whether it went out
    constraint pk_preparation_told primary key (message_id, version_number),
    constraint fk_preparation_told_message foreign key (message_id) references outbox_message (id),
    constraint fk_preparation_told_version foreign key (service_id, version_number)
        references preparation_version (service_id, number) on delete cascade
);
create index ix_preparation_told_version on preparation_told (service_id, version_number);
