-- Nobody works for a sender whose identity nobody has checked, and nobody checks one who is known.
select id, state, identity_how
from care_request
where (state in ('IN_PROGRESS', 'DONE') and identity_how is null)
   or (state = 'IDENTITY_CHECK' and identity_how is not null)
