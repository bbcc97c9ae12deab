W0417_asian
r l BC-HD--Haedol-NightFerry 1stLd-Writethru   12-31 0412
^BC-HD--Haedol-Night Ferry, 1st Ld-Writethru,412<
^Night ferry finds its way by the bell<
^AP Photo HDL101, HDL102<
^Eds: Updates with quotes. With AP Photos.<
^By IDA LUND and JO SANDOVAL=
^Associated Press=
	   HAEDOL (AP) _ The night ferry to Port Maren _ the last of its kind _ found the harbor by a bell on Sunday, when every light was out. 
 
	   ``I have not listened so hard in years,'' the captain said. 
 
	   ___ 
 
	   The line is 3{ years old.

	   AP-WF-01-01-23 0105GMT<


W0418_asian
u s BC-HD--RegattaResults     01-02 0090
^BC-HD--Regatta Results<
^Haedol Regatta Results=
^By The Associated Press=
^First Heat=
Grey Heron;4;1;.800
Night Bell 3  2 .600
	   ___=

	   AP-WF-01-02-23 1830GMT<


