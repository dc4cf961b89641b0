-- The seals are numbered 1, 2, 3 … without a gap.
select s.seq
from audit_seal s
left join audit_seal p on p.seq = s.seq - 1
where s.seq <> 1
  and p.seq is null
