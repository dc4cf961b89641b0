-- Recovery codes stand for a second factor that counts, and none was used before it did.
select r.account_id as account, r.number
from recovery_code r
join second_factor f on f.account_id = r.account_id
where f.secret is null or r.used_at < f.set_up_at
