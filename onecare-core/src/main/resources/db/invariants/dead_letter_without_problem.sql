-- A message that waits for a human says why.
select id
from outbox_message
where state in ('DEAD', 'DISMISSED')
  and problem is null
