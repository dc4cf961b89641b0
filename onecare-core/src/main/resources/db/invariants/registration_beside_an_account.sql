-- Whoever has an account has no registration under way.
select r.id as registration
from registration_request r
join account a on a.id = r.person_id
where r.state in ('IDENTITY_CHECK', 'IDENTITY_CONFIRMED', 'CODE_SENT')
