-- Whoever is on the roll is not insured once more because the member declared them.
select d.id as dependant
from dependant d
join dependant s on s.member_id = d.member_id and s.tax_code = d.tax_code and s.id <> d.id
where d.declared_tax_code is not null
  and d.valid_until is null
  and s.valid_until is null
