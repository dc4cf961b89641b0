-- Where an administrator is, no secret makes another.
select f.id
from first_administrator f
where f.secret_digest is not null and exists (select 1 from staff s where s.role = 'ADMINISTRATOR' and s.state <> 'PROPOSED')
