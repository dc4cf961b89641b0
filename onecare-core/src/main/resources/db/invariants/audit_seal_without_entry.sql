-- What was sealed is still there.
select s.seq
from audit_seal s
left join audit_entry e on e.id = s.entry_id
where e.id is null
