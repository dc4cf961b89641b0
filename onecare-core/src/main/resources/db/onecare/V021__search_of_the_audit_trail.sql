-- Administrators search the audit trail by period, role, colleague, action and subject, newest first (decision 0052).
-- Each index ends with what pages are ordered by, so that a page is read without sorting.
-- One file for H2 (MODE=PostgreSQL) and PostgreSQL.

drop index ix_audit_entry_occurred;
drop index ix_audit_entry_subject;
create index ix_audit_entry_occurred on audit_entry (occurred_at, id);
create index ix_audit_entry_subject on audit_entry (subject_type, subject_id, occurred_at, id);
create index ix_audit_entry_actor on audit_entry (actor_name, occurred_at, id);
create index ix_audit_entry_role on audit_entry (actor_role, occurred_at, id);
create index ix_audit_entry_action on audit_entry (action, occurred_at, id);
