<#list blocks as block>
<#switch block.kind>
<#on "paragraph">
${block.text}

<#on "heading">
${block.text}

<#on "details">
<#list block.rows as row>
${row.label}: ${row.value}
</#list>

<#on "list">
<#list block.items as item>
- ${item}
</#list>

<#on "words">
${block.text}

<#on "fact">
${block.label}: ${block.value}

<#on "link">
${block.label}:
${block.address}

<#default>
<#stop "kind">
</#switch>
</#list>
-- 
${portal}
${contact}
