-- An answer is due after the request came in, whatever moved it.
select id, received_at, due_at
from care_request
where due_at <= received_at
