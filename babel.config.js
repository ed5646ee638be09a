// Taro reads this name only. React needs the automatic runtime, which the preset turns on by itself.
module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]] };
