-- Filings from $1 up to $2, with their schools (one for ten filings), apps (one for fifty) and providers, of the bureau $3 on the path $4. Names are made by rule: the same for one number.
WITH asked AS (SELECT $1::int AS begun, $2::int AS ended),
  providers AS (
    INSERT INTO provider (id, name)
    SELECT 'prv_grw' || lpad(i::text, 8, '0'), '云河' || i || '号教育科技有限公司' FROM asked, generate_series(begun / 50, ended / 50 - 1) i RETURNING 1),
  schools AS (
    INSERT INTO org (id, kind, name, plain, bureau_id, path, level, settings, offices)
    SELECT 'org_grw' || lpad(i::text, 8, '0'), 'school', name, name, $3, $4, 'city', '{}', '{}'
    FROM asked, generate_series(begun / 10, ended / 10 - 1) i CROSS JOIN LATERAL (
      SELECT (ARRAY['云河市', '柳湾县', '石桥区', '白鹭市', '清溪县', '锦屏区', '望海市', '平川县', '东岭区', '南浦市'])[1 + i % 10]
        || substr(letters, 1 + i * 7 % 240, 1) || substr(letters, 1 + (i / 240 * 11 + i * 3) % 240, 1)
        || (ARRAY['实验小学', '中心小学', '第一小学', '第二小学', '附属小学', '初级中学', '第三中学', '高级中学', '实验学校', '外国语学校', '职业学校', '幼儿园', '第二幼儿园'])[1 + i / 7 % 13] AS name
      FROM (SELECT '荷塘杏花松涛凤凰文昌育英双桥古槐新月金穗龙泉红星桂园碧波丹霞紫荆岳麓曲水行知鹤鸣芦苇枣林雁滩甘棠芳洲梅岭稻香兰亭秋水春晖玉带青云朝阳晨光向阳希望前进团结民主胜利光明和平幸福长虹银河北斗南山东湖西苑中原太平永安吉祥如意福星寿康宁静致远博学笃志明辨慎思厚德载物自强不息勤奋求实创新开拓进取拼搏奋斗追梦筑梦圆梦逐日奔月飞天凌霄揽胜采薇鹿鸣关雎桃夭蒹葭子衿静女木瓜硕人淇奥绿竹猗兰幽谷空山灵泉飞瀑流云落霞孤鹜长天一色秋毫远黛疏影暗香浮动月黄昏梧雨芭蕉夜读寒窗苦乐年华岁月如歌书声琅苑芸窗雪案萤囊映壁凿壁悬梁刺股程门立雪孔融让梨孟母三迁岳飞精忠'::text AS letters) l) named
    RETURNING 1),
  apps AS (
    INSERT INTO app (id, name, kind, provider_id, moe_no, moe_standing, package_name, store_ids, source)
    SELECT 'app_grw' || lpad(i::text, 8, '0'),
      substr(letters, 1 + i * 7 % 120, 2) || substr(letters, 1 + (i / 120 * 13 + i * 5) % 120, 1) || (ARRAY['课堂', '伴读', '口算', '听写', '背诵', '作业', '题库', '书法', '英语', '阅读', '作文', '编程', '绘本', '打卡', '字典'])[1 + i / 3 % 15] || (ARRAY['', '通', '帮', '宝', '云', '助手', '天地'])[1 + i / 5 % 7],
      'app', 'prv_grw' || lpad(i::text, 8, '0'), '教APP备' || (4000000 + i) || '号', 'valid', 'com.load.a' || i, ARRAY['apple:' || (7000000000 + i)], 'registry'
    FROM asked, generate_series(begun / 50, ended / 50 - 1) i CROSS JOIN (SELECT '诗词星辰云帆青苗晨曦墨香小鹿海豚竹节萤火桃李蓝鲸松果麦穗雨花江月远航知新启明笃行博雅恒星明德乐思求真春笋拾光童心飞鸟白桦银杏珊瑚梧桐朝阳彩虹北斗千帆百川蒲公英向日葵风铃草木棉花紫罗兰满天星矢车菊勿忘我金银花石榴红枫叶落雁沉鱼闭月羞花'::text AS letters) l
    RETURNING 1)
SELECT (SELECT count(*) FROM schools) + (SELECT count(*) FROM apps) + (SELECT count(*) FROM providers) AS names;
