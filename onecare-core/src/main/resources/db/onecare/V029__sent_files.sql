-- Files that were sent to be imported by a page, how far each is, and mappings that were saved (decision 0061).
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL. Moments are bigint microseconds since 1970-01-01T00:00:00Z.
-- The bytes lie in the data folder of a node; once they are staged, any node can go on.

create table sent_file (
    id             uuid           not null,
    kind           varchar(20)    not null,
    mode           varchar(10)    not null,
    as_of          date           not null,         -- from which day on it speaks
    name           varchar(200)   not null,         -- as the sender called it; to be shown, never a path
    bytes          bigint         not null,
    state          varchar(20)    not null,
    mapping        varchar(50000),                  -- the text of the mapping; null: none was chosen yet
    import_id      uuid,                            -- the import it is staged into; null: none yet
    staged         boolean        not null,         -- all of its rows are
    run_id         uuid,                            -- the piece of work that is at it or was the last; null: none yet
    phase          varchar(20),                     -- what is being done; null: nothing
    row_type       varchar(20),                     -- with which rows
    done           bigint         not null,
    total          bigint         not null,
    fault          varchar(40),                     -- why the last piece of work came to nothing; null: it did not
    fault_line     bigint         not null,
    fault_column   integer        not null,
    fault_argument varchar(500),
    actor_role     varchar(20)    not null,         -- who sent it
    actor_name     varchar(100)   not null,
    sent_at        bigint         not null,         -- moment
    touched_at     bigint         not null,         -- moment of the last step, or that whoever works was last heard of
    constraint pk_sent_file primary key (id),
    constraint fk_sent_file_run foreign key (import_id) references import_run (id),
    constraint ck_sent_file_kind check (kind in ('SERVICES', 'FACILITIES', 'PRACTITIONERS', 'TARIFFS', 'ROLL')),
    constraint ck_sent_file_mode check (mode in ('UPSERT', 'REPLACE')),
    constraint ck_sent_file_state check (state in ('MAPPING', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'ABANDONED')),
    constraint ck_sent_file_import check (state not in ('CHECKED', 'APPLYING', 'APPLIED') or import_id is not null)
);
create index ix_sent_file_sent on sent_file (sent_at, id);
create index ix_sent_file_import on sent_file (import_id);
create index ix_sent_file_touched on sent_file (state, touched_at);

create table import_mapping (
    id         uuid           not null,
    kind       varchar(20)    not null,
    name       varchar(100)   not null,
    header     varchar(64)    not null,             -- SHA-256 of the names of the columns, in hexadecimal
    mapping    varchar(50000) not null,
    actor_role varchar(20)    not null,             -- who saved it last
    actor_name varchar(100)   not null,
    saved_at   bigint         not null,             -- moment
    constraint pk_import_mapping primary key (id),
    constraint uq_import_mapping_name unique (kind, name),
    constraint ck_import_mapping_kind check (kind in ('SERVICES', 'FACILITIES', 'PRACTITIONERS', 'TARIFFS', 'ROLL'))
);
create index ix_import_mapping_header on import_mapping (kind, header, saved_at);
