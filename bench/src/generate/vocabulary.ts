/** Words of which complaints are made up; no real brand, place or person. Earlier words of a list come more often. */
export const products = [
  ...[
    '冰箱 洗衣机 空调 电视机 热水器 油烟机 燃气灶 微波炉 电饭煲 净水器 扫地机器人 吸尘器 消毒柜 洗碗机 电磁炉',
    '笔记本电脑 手机 平板电脑 耳机 路由器 打印机 显示器 键盘 充电宝 智能手表 床垫 沙发 餐桌 衣柜 书柜 办公椅',
    '窗帘 地毯 台灯 吊灯 行李箱 运动鞋 羽绒服 连衣裙 牛仔裤 衬衫 童装 婴儿车 奶粉 纸尿裤 牛奶 酸奶 大米 食用油',
    '面包 蛋糕 水果礼盒 海鲜 牛肉 鸡蛋 坚果 巧克力 红酒 茶叶 保温杯 炒锅 刀具 毛巾 洗发水 面膜 口红 香水 电动牙刷',
    '自行车 电动车 跑步机 帐篷 吉他 玩具积木 图书 文具 礼品卡 会员卡 卫生纸 洗衣液 拖把 花盆 猫粮 狗粮',
  ].flatMap((line) => line.split(' ')),
];

export const makers = '海峰 云溪 北辰 松石 白鹭 远山 晨光里 金穗 青木 长河 蓝鲸 银杏 Norvik Talen Quorra Ostrel'.split(
  ' ',
);

export const openings = [
  '我在你们店里买的',
  '上个月在贵店购买的',
  '顾客来电反映，',
  '顾客到服务台投诉，',
  '网上下单的',
  '促销活动时买了',
  '周末带孩子来店里买的',
  '朋友推荐来买的',
  '昨天刚送到的',
  '用会员积分换的',
  '春节前订的',
  '给老人买的',
  '通过小程序订购的',
  '在三楼专柜买的',
];

export const problems = [
  '不制冷，修了两次还是老样子',
  '用了不到一个星期就坏了',
  '开机没有反应，屏幕一直是黑的',
  '噪音特别大，晚上根本睡不着',
  '漏水，把地板都泡坏了',
  '包装破损，里面有明显划痕',
  '收到的颜色和订的不一样',
  '少了一个配件，打电话没人接',
  '过了保质期还在卖，孩子吃了拉肚子',
  '价格标签写的是特价，结账按原价收的',
  '优惠券用不了，收银员说系统不支持',
  '第二天就降价了，要求补差价被拒绝',
  '说好三天送货，等了半个月也没到',
  '送货师傅态度恶劣，东西放在楼下就走',
  '安装收费和宣传的不一样，多收了材料费',
  '安装不到位，墙面打坏了也不管',
  '营业员爱理不理，问了三遍才回答',
  '导购虚假宣传，说有的功能根本没有',
  '退货一直拖着不办，让我来回跑了四趟',
  '退款迟迟不到账，客服说法前后矛盾',
  '发票开错了抬头，要求重开被推脱',
  '排队两个小时，只开了一个收银台',
  '停车场不给减免，保安说话难听',
  '会员积分无故清零，没有任何通知',
  '保修期内维修还要收费',
  '维修拿走一个月没有消息',
  '质量太差，掉色严重，洗一次就变形',
  '有异味，怀疑甲醛超标',
  '尺码不对，换货说没有库存',
  '二手货当新品卖，机器里有别人的资料',
  '投诉过一次没有结果，说好回电话也没有回',
  '试衣间门锁坏了，没有人提醒',
  '地面湿滑摔倒受伤，现场没有警示牌',
  '食品里吃出异物，图片已经发给客服',
  '电池鼓包，担心有安全隐患',
  '系统显示已签收，实际没有收到货',
];

export const demands = [
  '要求退货退款',
  '要求换一台新的',
  '要求上门维修',
  '要求赔偿损失',
  '要求书面道歉',
  '希望尽快处理',
  '请给一个明确答复',
  '要求补发配件',
  '要求退还差价',
  '要求处理当事员工',
];

export const english = [
  'The item stopped working after two days and nobody answers the hotline.',
  'I was charged twice at the counter and the refund has not arrived.',
  'The delivery was ten days late and the box was open.',
  'The salesperson promised a free installation, then asked for extra money.',
  'The warranty was refused although I have the receipt.',
  'Wrong size delivered; the exchange was declined without a reason.',
  'The staff were rude when I asked for the manager.',
  'The advertised price was not the price at the till.',
];

/** Signs that make up words of their own: names of streets, people and things that come once or twice. */
export const rareSigns = [
  ...'琴棋书画诗酒花茶梅兰竹菊松柏桃李杏梨枫柳桂莲荷芙蓉茉莉牡丹芍药杜鹃百合丁香紫薇玉兰海棠石榴枇杷樱蔷薇',
  ...'东南西北前后左右上下内外高低远近长短宽窄深浅厚薄粗细轻重快慢早晚新旧老少大小多少明暗冷热干湿软硬',
  ...'鸿鹄鲲鹏麒麟貔貅螭龙凤凰鸾鹤雁鸥鹭鹰隼雀燕莺鹂鸳鸯鹦鹉孔雀骆驼羚羊麋鹿獐狍豺狼虎豹狮象犀牛河马',
  ...'钟鼎樽俎觥筹簋簠豆俑玺印璧琮圭璋珏环佩簪钗钿钏镯镜匣奁箧笥筐篮篓簸箕耙犁耧锄镰斧锯凿刨锉钳',
];

export const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董袁潘于蒋蔡余杜叶程魏苏吕丁任沈',
];
export const givenNames = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂欣怡浩宇博文子轩梓涵思雨佳琪晓东建国志红梅云飞',
];
