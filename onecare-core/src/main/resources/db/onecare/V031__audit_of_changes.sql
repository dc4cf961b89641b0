-- What an entry of the audit trail changed: which field had which value before and has now (decision 0063).

-- how many rows an entry has below; covered by its seal, as they are
alter table audit_entry add column changed_fields integer default 0 not null;

-- nothing is ever changed or deleted here either
create table audit_change (
    entry_id     uuid         not null,
    place        integer      not null,             -- 0, 1, 2 … in the order in which they are told
    field        varchar(60)  not null,             -- a stable word: validUntil
    before_value varchar(500),                      -- null: there was none
    after_value  varchar(500),                      -- null: there is none any more
    constraint pk_audit_change primary key (entry_id, place),
    constraint fk_audit_change_entry foreign key (entry_id) references audit_entry (id)
);
