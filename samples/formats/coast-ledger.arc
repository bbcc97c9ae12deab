filedesc://coast-ledger.arc 0.0.0.0 20230801073000 text/plain 60
1 0
URL IP-address Archive-date Content-type Archive-length

https://coast-ledger.example/2023/07/28/seventh bridge 192.0.2.7 20230801073000 text/html 1098
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8
Content-Length: 1017

<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Seventh bridge of Port Maren has no name yet - The Coast Ledger</title><meta property="og:type" content="article"><meta property="og:title" content="Seventh bridge of Port Maren has no name yet"><meta property="article:published_time" content="2023-07-28T12:00:00+09:00"><meta name="author" content="Hana Iversen"><meta property="og:site_name" content="The Coast Ledger"></head><body><header><nav><a href="/">Home</a> <a href="/harbour">Harbour</a></nav></header><article><h1>Seventh bridge of Port Maren has no name yet</h1><p class="byline">By Hana Iversen</p><p>Port Maren opened its seventh bridge on Friday and could not agree what to call it. The council put off the vote for the third time.</p><p>Until then the signs say only "the new one", as those of the fifth have done since 1988.</p><p>School children, who were asked, would name it after the dog that crossed it first.</p></article><footer>The Coast Ledger, Haedol</footer></body></html>
