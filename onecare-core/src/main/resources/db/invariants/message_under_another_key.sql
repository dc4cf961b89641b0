-- The key of a message says which message it is; under another it could be put in twice.
select id
from outbox_message
where natural_key <> kind || ':' || cast(subject_id as varchar(36)) || ':' || cast(subject_event as varchar(10)) || ':' || audience
