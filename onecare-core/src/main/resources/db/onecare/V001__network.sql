-- The network of agreed facilities and the catalogue of services.
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Ids are UUIDs made by the application.

create table service_category (
    id            uuid         not null,
    code          varchar(40)  not null,            -- stable, also in links: VISITA
    name_it       varchar(200) not null,            -- the name that counts
    name_en       varchar(200),                     -- translation, where there is one
    display_order integer      not null,            -- place in lists, smallest first
    constraint pk_service_category primary key (id),
    constraint uq_service_category_code unique (code)
);

create table health_service (
    id            uuid         not null,
    code          varchar(40)  not null,            -- stable, also in links: VIS-ALLERGOLOGICA
    category_id   uuid         not null,
    name_it       varchar(200) not null,
    name_en       varchar(200),
    national_code varchar(20),                      -- code of the national catalogue of outpatient care
    constraint pk_health_service primary key (id),
    constraint uq_health_service_code unique (code),
    constraint fk_health_service_category foreign key (category_id) references service_category (id)
);
create index ix_health_service_category on health_service (category_id);

create table facility (
    id                 uuid             not null,
    version            integer          not null,   -- optimistic lock
    code               varchar(40)      not null,   -- the insurer's code
    name               varchar(200)     not null,
    street             varchar(200)     not null,   -- street and number
    postal_code        varchar(5)       not null,   -- CAP
    comune             varchar(100)     not null,
    province           varchar(2)       not null,   -- two letters
    latitude           double precision,            -- WGS 84, degrees; both or none
    longitude          double precision,
    notification_email varchar(254),                -- mail about bookings; not public
    booking_mode       varchar(20)      not null,   -- ONLINE (green) or BY_PHONE (orange)
    valid_from         date             not null,   -- first day in the network
    valid_until        date,                        -- day after the last one; null: no end
    constraint pk_facility primary key (id),
    constraint uq_facility_code unique (code),
    constraint ck_facility_booking_mode check (booking_mode in ('ONLINE', 'BY_PHONE')),
    constraint ck_facility_period check (valid_until is null or valid_until > valid_from),
    constraint ck_facility_position check (
        (latitude is null and longitude is null)
        or (latitude is not null and longitude is not null
            and latitude between -90 and 90 and longitude between -180 and 180))
);

create table facility_phone (
    facility_id   uuid        not null,
    display_order integer     not null,             -- 0: call this one first
    phone         varchar(30) not null,             -- as it is shown
    constraint pk_facility_phone primary key (facility_id, display_order),
    constraint fk_facility_phone_facility foreign key (facility_id) references facility (id)
);

create table facility_service (
    facility_id uuid not null,
    service_id  uuid not null,
    constraint pk_facility_service primary key (facility_id, service_id),
    constraint fk_facility_service_facility foreign key (facility_id) references facility (id),
    constraint fk_facility_service_service foreign key (service_id) references health_service (id)
);
create index ix_facility_service_service on facility_service (service_id);

-- one row; counted up by every change of the tables above, so that nodes notice
create table network_revision (
    id       integer not null,
    revision bigint  not null,
    constraint pk_network_revision primary key (id),
    constraint ck_network_revision_only_row check (id = 1)
);
insert into network_revision (id, revision) values (1, 1);
