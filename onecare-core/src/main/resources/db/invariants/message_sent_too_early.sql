-- Nothing is sent before its time: reminders wait for their day.
select id
from outbox_message
where sent_at < not_before
