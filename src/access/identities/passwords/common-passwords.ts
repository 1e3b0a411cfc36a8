/**
 * What people choose when twelve characters are asked for, letters and digits only, in small letters: patterns from
 * published lists of leaked passwords, lengthened in the usual ways. Shorter ones are refused by their length.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password1234 password12345 password123456 passwordpassword password2024 password2025 password2026 passw0rd1234
  p4ssw0rd1234 mypassword123 newpassword123 letmeinletmein letmein123456 letmeinplease welcome12345 welcome123456
  welcomewelcome changeme1234 changeme12345 changemechangeme changemenow123 iloveyou1234 iloveyouiloveyou
  qwertyuiop12 qwertyuiop123 qwertyuiopasdf qwerty123456 qwerty1234567 qwertyqwerty qwertzuiop123 azertyuiop123
  asdfghjkl123 asdfghjklasdf 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3 q1w2e3r4t5y6
  administrator administrator1 administrator123 admin1234567 adminadmin123 adminadminadmin rootrootroot supervisor123
  superman1234 footballfootball football1234 baseball1234 monkey123456 dragon123456 sunshine1234 princess1234
  trustno1trustno1 abc123abc123 abcd12345678 abcdefgh1234 a1b2c3d4e5f6 test12345678 testtesttest testpassword
  temporary1234 guest1234567 default12345 company12345 security1234 secret123456 secretpassword correcthorsebatterystaple
  correcthorse1 breakwater123 breakwater1234 breakwater2026 breakwaterbreakwater`.split(/\s+/),
);
