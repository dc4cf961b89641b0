-- Every cover has a day on which its policy is in force; else somebody counts on a cover that is none.
select c.id as cover
from member_cover c
left join policy p on p.id = c.policy_id
where p.id is null
   or (c.valid_until is not null and c.valid_until <= p.valid_from)
   or (p.valid_until is not null and p.valid_until <= c.valid_from)
