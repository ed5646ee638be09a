// Taro reads this name only. React needs the automatic runtime, which the preset turns on by itself.
// Template literals stay: what iOS 12 does wrong with them concerns tagged ones, of which there are none.
const kept = { exclude: ['transform-template-literals'] };
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', ...kept }]],
};
