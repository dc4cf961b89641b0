-- A message that was sent was handed over to a sender, and it is known when.
select id
from outbox_message
where state = 'SENT'
  and (attempts = 0 or sent_at is null)
