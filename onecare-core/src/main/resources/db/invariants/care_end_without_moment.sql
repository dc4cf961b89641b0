-- Exactly what is finished has the moment at which it was.
select id, state, finished_at
from care_request
where (state in ('DONE', 'REFUSED', 'WITHDRAWN') and finished_at is null)
   or (state not in ('DONE', 'REFUSED', 'WITHDRAWN') and finished_at is not null)
