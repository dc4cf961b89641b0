-- Whoever has a second factor was given ten recovery codes with it; used ones stay.
select f.account_id as account
from second_factor f
where f.secret is not null and (select count(*) from recovery_code r where r.account_id = f.account_id) <> 10
