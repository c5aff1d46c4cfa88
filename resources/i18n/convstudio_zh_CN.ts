<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ArithmeticStrip</name>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Σ rows</source>
        <translation>Σ 各行</translation>
    </message>
    <message>
        <source>Σ channels</source>
        <translation>Σ 各通道</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>other channels</source>
        <translation>其他通道</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>行 {row}</translation>
    </message>
    <message>
        <source>slice {slice}, row {row}</source>
        <translation>切片 {slice}，行 {row}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>of {count} cells</source>
        <translation>共 {count} 格</translation>
    </message>
    <message>
        <source>by rows</source>
        <translation>按行</translation>
    </message>
    <message>
        <source>Click a row to see its products.</source>
        <translation>点击一行，查看其中的乘积。</translation>
    </message>
    <message>
        <source>{row}: the sum is {sum}</source>
        <translation>{row}：和为 {sum}</translation>
    </message>
    <message>
        <source>{row}: the maximum is {sum}</source>
        <translation>{row}：最大值为 {sum}</translation>
    </message>
    <message>
        <source>{value}, from the padding: it never wins</source>
        <translation>{value}，来自填充：它永远不会胜出</translation>
    </message>
    <message>
        <source>beyond the input: not counted</source>
        <translation>超出输入：不计入</translation>
    </message>
    <message>
        <source>{product}, cut off by the padding</source>
        <translation>{product}，被填充截去</translation>
    </message>
    <message>
        <source>{product}, into Y[{place}]</source>
        <translation>{product}，加到 Y[{place}]</translation>
    </message>
    <message>
        <source>{product}, from the padding</source>
        <translation>{product}，来自填充</translation>
    </message>
</context>
<context>
    <name>AudienceControl</name>
    <message>
        <source>A screen was unplugged: the audience window is on “{screen}” now.</source>
        <translation>一块屏幕已拔出：观众窗口现在位于“{screen}”。</translation>
    </message>
    <message>
        <source>A screen was unplugged: the audience window waits for the next one. View ▸ Audience window shows it here.</source>
        <translation>一块屏幕已拔出：观众窗口正等待下一块屏幕。“视图 ▸ 观众窗口”可在这里显示它。</translation>
    </message>
    <message>
        <source>The audience window is on “{screen}” again.</source>
        <translation>观众窗口又回到了“{screen}”。</translation>
    </message>
</context>
<context>
    <name>AudienceText</name>
    <message>
        <source>{lesson}, {number} / {count}</source>
        <translation>{lesson}，{number} / {count}</translation>
    </message>
    <message>
        <source>Text of the lesson</source>
        <translation>课程文字</translation>
    </message>
</context>
<context>
    <name>AudienceWindow</name>
    <message>
        <source>For the audience — ConvStudio</source>
        <translation>观众窗口 — ConvStudio</translation>
    </message>
    <message>
        <source>What the audience sees</source>
        <translation>观众看到的内容</translation>
    </message>
</context>
<context>
    <name>AxisField</name>
    <message>
        <source>Keep depth, rows and columns equal</source>
        <translation>使深度、行、列保持相等</translation>
    </message>
    <message>
        <source>{name}: depth, rows and columns linked</source>
        <translation>{name}：深度、行、列联动</translation>
    </message>
    <message>
        <source>Keep rows and columns equal</source>
        <translation>使行与列保持相等</translation>
    </message>
    <message>
        <source>{name}: rows and columns linked</source>
        <translation>{name}：行、列联动</translation>
    </message>
    <message>
        <source>{name}, depth</source>
        <translation>{name}，深度</translation>
    </message>
    <message>
        <source>{name}, rows</source>
        <translation>{name}，行</translation>
    </message>
    <message>
        <source>{name}, columns</source>
        <translation>{name}，列</translation>
    </message>
</context>
<context>
    <name>BiasModel</name>
    <message>
        <source>Bias of map {number}: {value}</source>
        <translation>特征图 {number} 的偏置：{value}</translation>
    </message>
</context>
<context>
    <name>BiasPanel</name>
    <message>
        <source>Bias of the selected map</source>
        <translation>所选特征图的偏置</translation>
    </message>
    <message>
        <source>Added to every output of this map; also a fraction such as 1/9</source>
        <translation>加到这张特征图的每个输出上；也可写成 1/9 这样的分数</translation>
    </message>
    <message>
        <source>Biases of all maps</source>
        <translation>所有特征图的偏置</translation>
    </message>
    <message>
        <source>The bias of every map: type over one, or double click on it</source>
        <translation>每张特征图的偏置：直接键入数字，或双击修改</translation>
    </message>
    <message>
        <source>Bias of map {number}</source>
        <translation>特征图 {number} 的偏置</translation>
    </message>
</context>
<context>
    <name>BlackSign</name>
    <message>
        <source>The audience sees a black screen. B ends it.</source>
        <translation>观众看到的是黑屏。按 B 结束。</translation>
    </message>
</context>
<context>
    <name>Blank</name>
    <message>
        <source>Blank</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>The screen is black. B or Esc shows the studio again.</source>
        <translation>屏幕已变黑。按 B 或 Esc 恢复显示。</translation>
    </message>
</context>
<context>
    <name>BoardFace</name>
    <message>
        <source>Board: input planes, filters and output maps</source>
        <translation>总览：输入平面、滤波器与输出特征图</translation>
    </message>
    <message>
        <source>Map {number} is selected; {captions}</source>
        <translation>已选特征图 {number}；{captions}</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
</context>
<context>
    <name>BowlPlot</name>
    <message>
        <source>The numbers have grown beyond every bowl.</source>
        <translation>数值已大到超出任何损失碗。</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>损失碗</translation>
    </message>
    <message>
        <source>The bowl is being computed…</source>
        <translation>正在计算损失碗……</translation>
    </message>
    <message>
        <source>flown out</source>
        <translation>已飞出</translation>
    </message>
    <message>
        <source>S</source>
        <comment>start</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>M</source>
        <comment>minimum</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>G</source>
        <comment>goal</comment>
        <translation>G</translation>
    </message>
    <message>
        <source>{s} start · {m} minimum</source>
        <translation>{s} 起点 · {m} 最小值</translation>
    </message>
    <message>
        <source>{s} start · {m} minimum with the others as they are</source>
        <translation>{s} 起点 · {m} 其他权重不变时的最小值</translation>
    </message>
    <message>
        <source>{m} minimum with the others as they are</source>
        <translation>{m} 其他权重不变时的最小值</translation>
    </message>
    <message>
        <source>{m} with the others as they are</source>
        <translation>{m} 其他权重不变</translation>
    </message>
    <message>
        <source>{m} of this slice</source>
        <translation>{m} 此截面内</translation>
    </message>
    <message>
        <source>{note} · {g} goal</source>
        <translation>{note} · {g} 目标</translation>
    </message>
    <message>
        <source>{first} = {x}, {second} = {y}: loss {loss}</source>
        <translation>{first} = {x}，{second} = {y}：损失 {loss}</translation>
    </message>
    <message>
        <source>step {step}: {values}</source>
        <translation>第 {step} 步：{values}</translation>
    </message>
    <message>
        <source>The loss over two weights</source>
        <translation>损失随两个权重的变化</translation>
    </message>
    <message>
        <source>Now {first} = {x}, {second} = {y}.</source>
        <translation>现在 {first} = {x}，{second} = {y}。</translation>
    </message>
    <message>
        <source>With the others as they are, the loss is least at {first} = {x}, {second} = {y}.</source>
        <translation>其他权重不变时，损失在 {first} = {x}，{second} = {y} 处最小。</translation>
    </message>
    <message>
        <source>The loss is least at {first} = {x}, {second} = {y}.</source>
        <translation>损失在 {first} = {x}，{second} = {y} 处最小。</translation>
    </message>
</context>
<context>
    <name>Bowls</name>
    <message>
        <source>A bowl needs two weights whose paths are kept.</source>
        <translation>损失碗需要两个留有轨迹的权重。</translation>
    </message>
    <message>
        <source>The bowl is being worked out.</source>
        <translation>正在求损失碗。</translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>ConvStudio</source>
        <translation>ConvStudio</translation>
    </message>
    <message>
        <source>Open this page in the browser?</source>
        <translation>在浏览器中打开此网页？</translation>
    </message>
</context>
<context>
    <name>CellAsker</name>
    <message>
        <source>Click a cell of the input.</source>
        <translation>请点击输入的一个单元格。</translation>
    </message>
    <message>
        <source>Click a cell of the kernel.</source>
        <translation>请点击卷积核的一个单元格。</translation>
    </message>
    <message>
        <source>Click a cell of the output.</source>
        <translation>请点击输出的一个单元格。</translation>
    </message>
    <message>
        <source>You chose {cell}.</source>
        <translation>您选择了 {cell}。</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>Value of the cell</source>
        <translation>单元格的值</translation>
    </message>
</context>
<context>
    <name>ChainPanel</name>
    <message>
        <source>Layer {number} in numbers</source>
        <translation>第 {number} 层的数值</translation>
    </message>
    <message>
        <source>This is asked for: predict it first.</source>
        <translation>这正是要问的：请先预测。</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>What the layer does</source>
        <translation>这一层做什么</translation>
    </message>
    <message>
        <source>Choose layer {number}</source>
        <translation>选择第 {number} 层</translation>
    </message>
    <message>
        <source>Layer {number}: kind</source>
        <translation>第 {number} 层：类型</translation>
    </message>
    <message>
        <source>Layer {number}: {name}</source>
        <translation>第 {number} 层：{name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>kernel size</source>
        <translation>卷积核大小</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>dilation</source>
        <translation>膨胀率</translation>
    </message>
</context>
<context>
    <name>ChainStrip</name>
    <message>
        <source>Chain of layers</source>
        <translation>多层链</translation>
    </message>
</context>
<context>
    <name>ChannelActions</name>
    <message>
        <source>Every plane gets filters of its own: as many groups as input channels; again, one group</source>
        <translation>每个平面都有自己的滤波器：分组数等于输入通道数；再按一次恢复为一组</translation>
    </message>
    <message>
        <source>Kernels of 1 × 1: each output mixes the channels of one position; again, 3 × 3</source>
        <translation>1 × 1 的卷积核：每个输出只混合同一位置的各通道；再按一次恢复为 3 × 3</translation>
    </message>
    <message>
        <source>Draw every weight of the layer at random, as chosen in the inspector</source>
        <translation>按检查器中的选择，随机抽取该层的全部权重</translation>
    </message>
    <message>
        <source>Depthwise</source>
        <translation>逐通道（depthwise）</translation>
    </message>
    <message>
        <source>Pointwise (1 × 1)</source>
        <translation>逐点（pointwise，1 × 1）</translation>
    </message>
    <message>
        <source>Pointwise</source>
        <translation>逐点</translation>
    </message>
    <message>
        <source>One more filter</source>
        <translation>增加一个滤波器</translation>
    </message>
    <message>
        <source>One more output map; with groups, one more in each</source>
        <translation>增加一张输出特征图；有分组时每组增加一张</translation>
    </message>
    <message>
        <source>One filter fewer</source>
        <translation>减少一个滤波器</translation>
    </message>
    <message>
        <source>Without the last output map; with groups, of each</source>
        <translation>去掉最后一张输出特征图；有分组时每组去掉一张</translation>
    </message>
    <message>
        <source>Initialize all weights</source>
        <translation>初始化全部权重</translation>
    </message>
    <message>
        <source>Initialize</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Banks</source>
        <translation>滤波器组</translation>
    </message>
    <message>
        <source>All filters at once, from a collection</source>
        <translation>从一组现成的滤波器中一次取全</translation>
    </message>
    <message>
        <source>Clear the biases</source>
        <translation>偏置清零</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清零</translation>
    </message>
    <message>
        <source>Make every bias 0</source>
        <translation>把每个偏置设为 0</translation>
    </message>
    <message>
        <source>Split the color picture</source>
        <translation>拆分彩色图片</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Take R, G and B as separate planes</source>
        <translation>把 R、G、B 作为各自独立的平面</translation>
    </message>
    <message>
        <source>Merge three planes</source>
        <translation>合并三个平面</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>See three planes as one color picture</source>
        <translation>把三个平面看作一张彩色图片</translation>
    </message>
    <message>
        <source>Duplicate the plane</source>
        <translation>复制平面</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The opened plane once more</source>
        <translation>把打开的平面再复制一份</translation>
    </message>
    <message>
        <source>Remove the plane</source>
        <translation>移除平面</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the opened plane away</source>
        <translation>移除打开的平面</translation>
    </message>
</context>
<context>
    <name>ChannelSum</name>
    <message>
        <source>Sum over channels</source>
        <translation>各通道之和</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>…… 另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>ChannelsEntry</name>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Channels and planes</source>
        <translation>通道与平面</translation>
    </message>
</context>
<context>
    <name>ChannelsLens</name>
    <message>
        <source>Pooling has no kernels to edit: its windows have no weights.</source>
        <translation>汇聚没有可编辑的卷积核：它的窗口没有权重。</translation>
    </message>
    <message>
        <source>before ReLU</source>
        <translation>ReLU 之前</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>of {count}</source>
        <translation>共 {count}</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Output map and filter that are shown</source>
        <translation>显示的输出特征图与滤波器</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Plane of the group whose kernel is shown</source>
        <translation>所显示卷积核对应的组内平面</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Image of the batch that is shown</source>
        <translation>所显示的批量中的图像</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>PyTorch code</source>
        <translation>PyTorch 代码</translation>
    </message>
    <message>
        <source>Code from scratch</source>
        <translation>从零实现的代码</translation>
    </message>
    <message>
        <source>Kind of code</source>
        <translation>代码类型</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>从零实现</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source># … {count} lines are folded away here; Copy takes them all …</source>
        <translation># …… 此处折叠了 {count} 行；“复制”会包含全部 ……</translation>
    </message>
    <message>
        <source>Copy: {what}</source>
        <translation>复制：{what}</translation>
    </message>
    <message>
        <source>Copy the whole code</source>
        <translation>复制全部代码</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>not available now</source>
        <translation>现在不可用</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command list</source>
        <translation>命令列表</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter run · Esc close</source>
        <translation>↑ ↓ 选择 · Enter 执行 · Esc 关闭</translation>
    </message>
    <message>
        <source>No command has “{query}” in its name: try other letters.</source>
        <translation>没有名称包含“{query}”的命令：请换别的字。</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二步</translation>
    </message>
    <message>
        <source>Third</source>
        <translation>第三步</translation>
    </message>
    <message>
        <source>All values of the input are 0: draw on it to see what becomes of them on the way.</source>
        <translation>输入的值全为 0：在上面画几笔，看它们一路怎样变化。</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>Convolution, same numbers</source>
        <translation>卷积，同样的权重</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Transposed, same numbers</source>
        <translation>转置，同样的权重</translation>
    </message>
    <message>
        <source>Transposed convolution, stride 2</source>
        <translation>转置卷积，步幅 2</translation>
    </message>
    <message>
        <source>Resized, then convolved</source>
        <translation>先缩放，再卷积</translation>
    </message>
    <message>
        <source>The transposed layer gives the size back, not the values: it is not the inverse. The largest difference from the input is {difference}.</source>
        <translation>转置层恢复的是大小，不是数值：它不是逆运算。与输入的最大差为 {difference}。</translation>
    </message>
    <message>
        <source>Here the very values come back, which is the exception: most layers have no inverse.</source>
        <translation>这里原来的值恰好都回来了，这是例外：大多数层没有逆运算。</translation>
    </message>
    <message>
        <source>Stamps [1, 3, 3, 1] / 4 two cells apart are linear interpolation, and so is [1, 2, 1] / 4 after every cell was doubled: the two differ by {difference} at most.</source>
        <translation>每隔两格盖印 [1, 3, 3, 1] / 4 就是线性插值；先把每格重复一次再用 [1, 2, 1] / 4 也是：两者最多相差 {difference}。</translation>
    </message>
    <message>
        <source>The same kernel both ways. Stamps two cells apart overlap unevenly unless 2 divides the size of the kernel: look for the checkerboard. The largest difference is {difference}.</source>
        <translation>两种方式用同一个卷积核。除非卷积核大小是 2 的倍数，相隔两格的印记重叠不均匀：请留意棋盘格。最大差为 {difference}。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>There and back</source>
        <translation>去而复返</translation>
    </message>
    <message>
        <source>Twice as large, linear</source>
        <translation>放大一倍，线性</translation>
    </message>
    <message>
        <source>Twice as large, by this kernel</source>
        <translation>放大一倍，用此卷积核</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>The layer and then the transposed one with the same numbers</source>
        <translation>先经过该层，再经过权重相同的转置层</translation>
    </message>
    <message>
        <source>Linear interpolation by stamps, and by resizing first</source>
        <translation>用盖印做线性插值，与先缩放再卷积相比</translation>
    </message>
    <message>
        <source>The kernel on the stage as a stamp, and after resizing</source>
        <translation>舞台上的卷积核用作盖印，与先缩放再卷积相比</translation>
    </message>
    <message>
        <source>There and back</source>
        <translation>去而复返</translation>
    </message>
    <message>
        <source>Twice as large, linear</source>
        <translation>放大一倍，线性</translation>
    </message>
    <message>
        <source>Twice as large, by this kernel</source>
        <translation>放大一倍，用此卷积核</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>{number}. {title}</source>
        <translation>{number}. {title}</translation>
    </message>
    <message>
        <source>Number of steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Open “{title}”</source>
        <translation>打开“{title}”</translation>
    </message>
    <message>
        <source>Contents of the lessons</source>
        <translation>课程目录</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>There is no output to copy at this moment.</source>
        <translation>目前没有可复制的输出。</translation>
    </message>
    <message>
        <source>The output has {found} numbers; no more than {most} are copied.</source>
        <translation>输出有 {found} 个数；最多复制 {most} 个。</translation>
    </message>
    <message>
        <source>The output is on the clipboard, as rows of numbers.</source>
        <translation>输出已按行复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>EnlargedPage</name>
    <message>
        <source>Map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
    <message>
        <source>All maps</source>
        <translation>全部特征图</translation>
    </message>
    <message>
        <source>Show all maps (Esc)</source>
        <translation>显示全部特征图 (Esc)</translation>
    </message>
    <message>
        <source>Previous map (Left)</source>
        <translation>上一张特征图 (←)</translation>
    </message>
    <message>
        <source>Next map (Right)</source>
        <translation>下一张特征图 (→)</translation>
    </message>
</context>
<context>
    <name>FieldActions</name>
    <message>
        <source>Add one like the chosen layer after it</source>
        <translation>在所选层之后添加一个同样的层</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>添加一层</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>移除该层</translation>
    </message>
    <message>
        <source>Take the chosen layer out of the chain</source>
        <translation>从链中移除所选的层</translation>
    </message>
    <message>
        <source>Move the layer earlier</source>
        <translation>把该层前移</translation>
    </message>
    <message>
        <source>Move the layer later</source>
        <translation>把该层后移</translation>
    </message>
    <message>
        <source>Value one row up</source>
        <translation>上移一行的值</translation>
    </message>
    <message>
        <source>Value one row down</source>
        <translation>下移一行的值</translation>
    </message>
    <message>
        <source>Value one column left</source>
        <translation>左移一列的值</translation>
    </message>
    <message>
        <source>Value one column right</source>
        <translation>右移一列的值</translation>
    </message>
    <message>
        <source>Choose the layer before</source>
        <translation>选择前一层</translation>
    </message>
    <message>
        <source>Choose the layer after</source>
        <translation>选择后一层</translation>
    </message>
    <message>
        <source>Value in the middle</source>
        <translation>中间的值</translation>
    </message>
    <message>
        <source>Choose the value in the middle</source>
        <translation>选择中间的值</translation>
    </message>
    <message>
        <source>Show how much the value really depends on each cell: |gradient|</source>
        <translation>显示该值实际上多大程度依赖每个单元格：|梯度|</translation>
    </message>
    <message>
        <source>Effective field</source>
        <translation>有效感受野</translation>
    </message>
</context>
<context>
    <name>FieldEntry</name>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
</context>
<context>
    <name>FieldLens</name>
    <message>
        <source>Receptive fields are drawn over an image or a signal, and this input is a volume: choose another in the menu Examples, or make one with New input… in the menu Input.</source>
        <translation>感受野画在图像或信号上，而这个输入是体数据：请在“示例”菜单中另选，或用“输入”菜单的“新建输入…”新建一个。</translation>
    </message>
</context>
<context>
    <name>FieldPictures</name>
    <message>
        <source>|Gradient|</source>
        <translation>|梯度|</translation>
    </message>
    <message>
        <source>|Gradient|, mean of {count} nets</source>
        <translation>|梯度|，{count} 个网络的平均</translation>
    </message>
    <message>
        <source>|Gradient|, computing…</source>
        <translation>|梯度|，计算中……</translation>
    </message>
    <message>
        <source>Input {size}</source>
        <translation>输入 {size}</translation>
    </message>
    <message>
        <source>Hidden: predict it first.</source>
        <translation>已隐藏：请先预测。</translation>
    </message>
    <message>
        <source>What the value sees</source>
        <translation>该值看到的范围</translation>
    </message>
</context>
<context>
    <name>FieldPresenter</name>
    <message>
        <source>What the value sees is asked for: predict it first.</source>
        <translation>题目问的正是这个值看到什么：请先预测。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>close-up</source>
        <translation>特写</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>sees r</source>
        <translation>感受野 r</translation>
    </message>
    <message>
        <source>jump j</source>
        <translation>跳距 j</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>used</source>
        <translation>用到</translation>
    </message>
    <message>
        <source>{name}: {makes} size {size}, receptive field {field}, neighbors {jump} apart, the middle of the first one at {start}.</source>
        <translation>{name}：{makes} 大小 {size}，感受野 {field}，相邻间隔 {jump}，第一个的中心在 {start}。</translation>
    </message>
</context>
<context>
    <name>FieldTools</name>
    <message>
        <source>Chain ▾</source>
        <translation>链 ▾</translation>
    </message>
    <message>
        <source>Choose a chain of layers</source>
        <translation>选择多层链</translation>
    </message>
</context>
<context>
    <name>FoldedMenus</name>
    <message>
        <source>&amp;Menu</source>
        <translation>菜单(&amp;M)</translation>
    </message>
    <message>
        <source>All menus (Alt+M)</source>
        <translation>全部菜单 (Alt+M)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Answer</source>
        <translation>提交答案</translation>
    </message>
    <message>
        <source>Compare your answer (Enter)</source>
        <translation>核对答案 (Enter)</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>显示答案</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>All lessons with their steps (Ctrl+L)</source>
        <translation>全部课程及其步骤 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>FramesChoice</name>
    <message>
        <source>The &amp;first picture</source>
        <translation>第一张图片(&amp;F)</translation>
    </message>
    <message>
        <source>The &amp;first frame</source>
        <translation>第一帧(&amp;F)</translation>
    </message>
    <message>
        <source>Slices of a &amp;volume</source>
        <translation>体数据的切片(&amp;V)</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>通道(&amp;H)</translation>
    </message>
    <message>
        <source>Of {count} frames the first {taken} are taken at most.</source>
        <translation>共 {count} 帧，最多取前 {taken} 帧。</translation>
    </message>
</context>
<context>
    <name>GalleryActions</name>
    <message>
        <source>Every map has its own range of colors, not one for all</source>
        <translation>每张特征图用自己的颜色范围，而不是共用一个</translation>
    </message>
    <message>
        <source>Show how large values are, without their sign</source>
        <translation>只显示数值的大小，不看正负</translation>
    </message>
    <message>
        <source>Show the maps after ReLU: negative values become 0</source>
        <translation>显示 ReLU 之后的特征图：负值变为 0</translation>
    </message>
    <message>
        <source>What is moved out of the input on one side comes in on the other; otherwise zeros come in</source>
        <translation>从输入一侧移出的值从另一侧移入；否则移入 0</translation>
    </message>
    <message>
        <source>Spell out the arithmetic of the opened channel; without it the maps have more room</source>
        <translation>写出所打开通道的算式；不显示时特征图有更多空间</translation>
    </message>
    <message>
        <source>Own scale</source>
        <translation>各自标度</translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Sort by channel</source>
        <translation>按通道排序</translation>
    </message>
    <message>
        <source>Sort by mean</source>
        <translation>按均值排序</translation>
    </message>
    <message>
        <source>Sort by maximum</source>
        <translation>按最大值排序</translation>
    </message>
    <message>
        <source>Sort by variance</source>
        <translation>按方差排序</translation>
    </message>
    <message>
        <source>Give the keys to the kernel of the selected map for the opened channel</source>
        <translation>把键盘交给所选特征图在打开通道上的卷积核</translation>
    </message>
    <message>
        <source>Pooling has no kernels to edit: its windows have no weights</source>
        <translation>汇聚没有可编辑的卷积核：它的窗口没有权重</translation>
    </message>
    <message>
        <source>Write the selected map as a PNG picture</source>
        <translation>把所选特征图存为 PNG 图片</translation>
    </message>
    <message>
        <source>Write all maps as one PNG picture</source>
        <translation>把全部特征图存为一张 PNG 图片</translation>
    </message>
    <message>
        <source>Shift the input up</source>
        <translation>输入上移</translation>
    </message>
    <message>
        <source>Shift the input down</source>
        <translation>输入下移</translation>
    </message>
    <message>
        <source>Shift the input left</source>
        <translation>输入左移</translation>
    </message>
    <message>
        <source>Shift the input right</source>
        <translation>输入右移</translation>
    </message>
    <message>
        <source>Edit the kernel</source>
        <translation>编辑卷积核</translation>
    </message>
    <message>
        <source>Save this map…</source>
        <translation>保存这张特征图…</translation>
    </message>
    <message>
        <source>Save all maps…</source>
        <translation>保存全部特征图…</translation>
    </message>
</context>
<context>
    <name>GalleryTools</name>
    <message>
        <source>Sort by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Order of the maps</source>
        <translation>特征图的顺序</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>Save ▾</source>
        <translation>保存 ▾</translation>
    </message>
    <message>
        <source>Write one map or all as a PNG picture (Ctrl+E, Ctrl+Shift+E)</source>
        <translation>把一张或全部特征图存为 PNG 图片 (Ctrl+E, Ctrl+Shift+E)</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>Search in every language</source>
        <translation>用任一语言搜索</translation>
    </message>
    <message>
        <source>Search for a term</source>
        <translation>搜索术语</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Hidden: predict it first.</source>
        <translation>已隐藏：请先预测。</translation>
    </message>
</context>
<context>
    <name>Grip</name>
    <message>
        <source>Edge of the lesson’s text</source>
        <translation>课程文字的边缘</translation>
    </message>
    <message>
        <source>Drag, or press Left and Right: more room for the text, or for the stage</source>
        <translation>拖动，或按 ← 与 →：给文字或舞台更多空间</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Lenses</source>
        <translation>视角</translation>
    </message>
    <message>
        <source>● Recording</source>
        <translation>● 录制中</translation>
    </message>
    <message>
        <source>A lesson is being recorded: add a step, or end the recording</source>
        <translation>正在录制课程：添加一步，或结束录制</translation>
    </message>
    <message>
        <source>{lens} (Ctrl+{number})</source>
        <translation>{lens} (Ctrl+{number})</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>HeatLegend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Share of the gradient in one cell, from 0 to {high}</source>
        <translation>单个单元格所占的梯度份额，0 到 {high}</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>counting…</source>
        <translation>统计中……</translation>
    </message>
    <message>
        <source>no finite values</source>
        <translation>没有有限值</translation>
    </message>
    <message numerus="yes">
        <source>{low} to {high}: {count} value(s)</source>
        <translation>
            <numerusform>{low} 到 {high}：{count} 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message numerus="yes">
        <source>{count} value(s) from {low} to {high}</source>
        <translation>
            <numerusform>{count} 个值，从 {low} 到 {high}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Load a picture</source>
        <translation>载入图片</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>载入(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Whole, {rows} × {columns}</source>
        <translation>整张(&amp;W)，{rows} × {columns}</translation>
    </message>
    <message>
        <source>Re&amp;sized to</source>
        <translation>缩放为(&amp;S)</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Keep &amp;proportions</source>
        <translation>保持比例(&amp;P)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>滤波方式</translation>
    </message>
    <message>
        <source>Longer side {side}</source>
        <translation>长边 {side}</translation>
    </message>
    <message>
        <source>&amp;Gray, 1 channel</source>
        <translation>灰度(&amp;G)，1 个通道</translation>
    </message>
    <message>
        <source>&amp;RGB, 3 channels</source>
        <translation>&amp;RGB，3 个通道</translation>
    </message>
    <message>
        <source>0 to &amp;1 (white = 1)</source>
        <translation>0 到 &amp;1（白 = 1）</translation>
    </message>
    <message>
        <source>0 to &amp;255 (white = 255)</source>
        <translation>0 到 &amp;255（白 = 255）</translation>
    </message>
    <message>
        <source>Preview of {name}</source>
        <translation>{name} 的预览</translation>
    </message>
    <message>
        <source>{rows} × {columns}, in color, {bits} bits</source>
        <translation>{rows} × {columns}，彩色，{bits} 位</translation>
    </message>
    <message>
        <source>{rows} × {columns}, gray, {bits} bits</source>
        <translation>{rows} × {columns}，灰度，{bits} 位</translation>
    </message>
    <message>
        <source>Longer side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>滤波方式(&amp;F)</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>The picture is gray: its three planes will be equal. {use}</source>
        <translation>图片是灰度的：三个平面将相同。{use}</translation>
    </message>
    <message>
        <source>→ {frames} × {rows} × {columns}, a gray volume, values 0 to {white}; {memory}</source>
        <translation>→ {frames} × {rows} × {columns}，灰度体数据，值 0 到 {white}；{memory}</translation>
    </message>
    <message>
        <source>→ {rows} × {columns}, {frames} channels, values 0 to {white}; {memory}</source>
        <translation>→ {rows} × {columns}，{frames} 个通道，值 0 到 {white}；{memory}</translation>
    </message>
    <message>
        <source>→ {rows} × {columns}, RGB (3 channels), values 0 to {white}; {memory}</source>
        <translation>→ {rows} × {columns}，RGB（3 个通道），值 0 到 {white}；{memory}</translation>
    </message>
    <message>
        <source>→ {rows} × {columns}, gray (1 channel), values 0 to {white}; {memory}</source>
        <translation>→ {rows} × {columns}，灰度（1 个通道），值 0 到 {white}；{memory}</translation>
    </message>
    <message>
        <source>Its numbers can be read, and it can be drawn on.</source>
        <translation>可以看清数字，也可以在上面绘画。</translation>
    </message>
    <message>
        <source>It can be drawn on; zoom in to read its numbers.</source>
        <translation>可以在上面绘画；放大可看清数字。</translation>
    </message>
    <message>
        <source>Too large to draw on: pan and zoom, and its numbers appear.</source>
        <translation>太大，不能绘画：平移和放大后会显示数字。</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>“{name}”: {samples} sample(s), {rate} a second.</source>
        <translation>
            <numerusform>“{name}”：{samples} 个采样，每秒 {rate} 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” has {samples} samples, {rate} a second: the first {kept} of them are taken.</source>
        <translation>“{name}”有 {samples} 个采样，每秒 {rate} 个：取前 {kept} 个。</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
</context>
<context>
    <name>InkGlass</name>
    <message>
        <source>Ink over the stage</source>
        <translation>舞台上的墨迹</translation>
    </message>
    <message>
        <source>Strokes: {count}</source>
        <translation>笔画：{count}</translation>
    </message>
</context>
<context>
    <name>InputTools</name>
    <message>
        <source>Value to draw with</source>
        <translation>绘画用的值</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>输入大小</translation>
    </message>
    <message>
        <source>Size of the input along each axis, 1 to {most}</source>
        <translation>输入在每个轴上的大小，1 到 {most}</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Gray has one plane, RGB has three</source>
        <translation>灰度有一个平面，RGB 有三个</translation>
    </message>
    <message>
        <source>Move and zoom</source>
        <translation>移动与缩放</translation>
    </message>
    <message>
        <source>Drag the picture; the wheel zooms</source>
        <translation>拖动图片；滚轮缩放</translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation>铅笔</translation>
    </message>
    <message>
        <source>Draw; the right button erases</source>
        <translation>绘画；右键擦除</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Set cells to 0</source>
        <translation>把单元格设为 0</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Draw a straight line</source>
        <translation>画一条直线</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Draw the outline of a rectangle</source>
        <translation>画矩形的边框</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填色</translation>
    </message>
    <message>
        <source>Fill a region of equal values</source>
        <translation>填充一片相等的值</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清零</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Draw the input at random, with seed {seed} ({keys})</source>
        <translation>随机生成输入，种子 {seed} ({keys})</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Parts of the inspector</source>
        <translation>检查器的各部分</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>KernelPopup</name>
    <message>
        <source>Kernel of filter {filter} for {plane}</source>
        <translation>滤波器 {filter} 对 {plane} 的卷积核</translation>
    </message>
    <message>
        <source>Kernel grid</source>
        <translation>卷积核网格</translation>
    </message>
    <message>
        <source>Close the kernel</source>
        <translation>关闭卷积核</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>KernelTools</name>
    <message>
        <source>Divide the weights by their sum; where that is 0, by the sum of their sizes</source>
        <translation>把权重除以其和；和为 0 时除以绝对值之和</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Kernels known by name</source>
        <translation>有名字的卷积核</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Draw the weights at random</source>
        <translation>随机抽取权重</translation>
    </message>
    <message>
        <source>Normalize</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>Exchange rows and columns</source>
        <translation>交换行与列</translation>
    </message>
    <message>
        <source>Turn 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Turn the weights by half a turn</source>
        <translation>把权重旋转半圈</translation>
    </message>
    <message>
        <source>Causal moving average</source>
        <translation>因果滑动平均</translation>
    </message>
    <message>
        <source>Average {count} values up to the present one, with padding before the signal alone</source>
        <translation>对直到当前的 {count} 个值取平均，只在信号之前填充</translation>
    </message>
    <message>
        <source>Matched filter</source>
        <translation>匹配滤波器</translation>
    </message>
    <message>
        <source>Copy what stands under the window now: the filter that answers most to it</source>
        <translation>复制窗口下现在的内容：对它响应最强的滤波器</translation>
    </message>
    <message>
        <source>{menu} ▾</source>
        <translation>{menu} ▾</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of the random weights</source>
        <translation>随机权重的种子</translation>
    </message>
    <message>
        <source>The same seed draws the same weights again; each further draw takes the next one</source>
        <translation>相同的种子抽到相同的权重；每再抽一次用下一个种子</translation>
    </message>
</context>
<context>
    <name>KindBar</name>
    <message>
        <source>By output</source>
        <translation>按输出</translation>
    </message>
    <message>
        <source>Step from output to output: which input values contribute to it</source>
        <translation>逐个输出地走：哪些输入值对它有贡献</translation>
    </message>
    <message>
        <source>By input</source>
        <translation>按输入</translation>
    </message>
    <message>
        <source>Step from input to input: each stamps the kernel into the output, and stamps add up</source>
        <translation>逐个输入地走：每个输入把卷积核盖印到输出上，印记相加</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖次数</translation>
    </message>
    <message>
        <source>How many products each output gathers</source>
        <translation>每个输出汇集多少个乘积</translation>
    </message>
    <message>
        <source>Shift the input by one cell</source>
        <translation>把输入移动一格</translation>
    </message>
    <message>
        <source>Move the input to the right, and see how much of the pooled map changes</source>
        <translation>把输入右移，看汇聚后的特征图改变多少</translation>
    </message>
    <message>
        <source>{inputs} of {all_inputs} input values changed, and {pooled} of {all_pooled} pooled ones.</source>
        <translation>{all_inputs} 个输入值中有 {inputs} 个改变，{all_pooled} 个汇聚值中有 {pooled} 个改变。</translation>
    </message>
    <message>
        <source>Stretch the kernel to the nearest size that hits every output equally often; the weights at its border are repeated</source>
        <translation>把卷积核扩大到使每个输出被命中次数相等的最近大小；边上的权重重复</translation>
    </message>
    <message>
        <source>Even: kernel {size}</source>
        <translation>均匀：卷积核 {size}</translation>
    </message>
    <message>
        <source>Even inside: each output gathers {count}.</source>
        <translation>内部均匀：每个输出汇集 {count} 个。</translation>
    </message>
    <message>
        <source>Uneven ({low} to {high}): some outputs are never hit.</source>
        <translation>不均匀（{low} 到 {high}）：有些输出从未命中。</translation>
    </message>
    <message>
        <source>Uneven ({low} to {high}): checkerboard.</source>
        <translation>不均匀（{low} 到 {high}）：棋盘格。</translation>
    </message>
</context>
<context>
    <name>KindFields</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind of layer</source>
        <translation>层的类型</translation>
    </message>
    <message>
        <source>Out pad</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>输出填充（output_padding）</translation>
    </message>
    <message>
        <source>Cells that the output has more at the end: it adds nothing, it picks one of the possible sizes</source>
        <translation>输出末端多出的单元格：不添加内容，只是选定可能大小中的一个</translation>
    </message>
    <message>
        <source>stride = k</source>
        <translation>步幅 = k</translation>
    </message>
    <message>
        <source>Stride as the kernel</source>
        <translation>步幅等于卷积核大小</translation>
    </message>
    <message>
        <source>Windows stand side by side: the stride is the kernel size</source>
        <translation>窗口并排：步幅等于窗口大小</translation>
    </message>
    <message>
        <source>ceil</source>
        <translation>向上取整</translation>
    </message>
    <message>
        <source>Round the size up</source>
        <translation>大小向上取整（ceil_mode）</translation>
    </message>
    <message>
        <source>Take ⌈…⌉ for ⌊…⌋: a last window may reach over the end</source>
        <translation>用 ⌈…⌉ 代替 ⌊…⌋：最后一个窗口可以越过末端</translation>
    </message>
    <message>
        <source>count zeros</source>
        <translation>计入零</translation>
    </message>
    <message>
        <source>Count padded zeros</source>
        <translation>计入填充的零（count_include_pad）</translation>
    </message>
    <message>
        <source>Padded zeros count in the mean; else it is the mean of the input cells alone</source>
        <translation>填充的零计入平均；否则只对输入单元格取平均</translation>
    </message>
</context>
<context>
    <name>LayerActions</name>
    <message>
        <source>Padding: valid</source>
        <translation>填充：valid</translation>
    </message>
    <message>
        <source>Padding: same</source>
        <translation>填充：same</translation>
    </message>
    <message>
        <source>Padding: full</source>
        <translation>填充：full</translation>
    </message>
    <message>
        <source>Convolution: the kernel turned by 180°</source>
        <translation>卷积：卷积核旋转 180°</translation>
    </message>
    <message>
        <source>Pooling: round the size up</source>
        <translation>汇聚：大小向上取整</translation>
    </message>
    <message>
        <source>Average pooling: count padded zeros</source>
        <translation>平均汇聚：计入填充的零</translation>
    </message>
    <message>
        <source>Kind: {kind}</source>
        <translation>类型：{kind}</translation>
    </message>
    <message>
        <source>Padding mode: {mode}</source>
        <translation>填充模式：{mode}</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Kernel size</source>
        <translation>核大小</translation>
    </message>
    <message>
        <source>Sides of the kernel: the cells that one window covers</source>
        <translation>卷积核的边长（kernel_size）：一个窗口覆盖的单元格</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>How many cells the window moves from one output to the next</source>
        <translation>步幅（stride）：从一个输出到下一个，窗口移动几格</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>膨胀率</translation>
    </message>
    <message>
        <source>Distance between neighboring weights of the kernel; 1 leaves no gaps</source>
        <translation>膨胀率（dilation）：卷积核相邻权重的间距；1 表示没有空隙</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Added to every output of this channel; also a fraction such as 1/9</source>
        <translation>偏置（bias）：加到该通道的每个输出上；也可写成 1/9 这样的分数</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>turned 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>Stamp as written</source>
        <translation>按原样盖印</translation>
    </message>
    <message>
        <source>Stamp turned by 180°</source>
        <translation>旋转 180° 后盖印</translation>
    </message>
    <message>
        <source>The kernel is stamped as it is written</source>
        <translation>卷积核按所写的样子盖印</translation>
    </message>
    <message>
        <source>The kernel is turned by 180° before it stamps</source>
        <translation>卷积核先旋转 180° 再盖印</translation>
    </message>
    <message>
        <source>How many cells of the output one stamp lies from the next</source>
        <translation>步幅（stride）：相邻两个印记在输出上相隔几格</translation>
    </message>
    <message>
        <source>correlate</source>
        <translation>互相关</translation>
    </message>
    <message>
        <source>convolve (turned)</source>
        <translation>卷积（旋转）</translation>
    </message>
    <message>
        <source>Correlate</source>
        <translation>互相关</translation>
    </message>
    <message>
        <source>Convolve, kernel turned by 180°</source>
        <translation>卷积，卷积核旋转 180°</translation>
    </message>
    <message>
        <source>Cross-correlation: the kernel slides as it is written</source>
        <translation>互相关：卷积核按所写的样子滑动</translation>
    </message>
    <message>
        <source>Mathematical convolution: the kernel is turned by 180° before it slides</source>
        <translation>数学上的卷积：卷积核先旋转 180° 再滑动</translation>
    </message>
    <message>
        <source>Pooling has no weights.</source>
        <translation>汇聚没有权重。</translation>
    </message>
    <message>
        <source>({shape}): {weights} + {biases}</source>
        <translation>({shape})：{weights} + {biases}</translation>
    </message>
    <message numerus="yes">
        <source>{n} weight(s)</source>
        <translation>
            <numerusform>{n} 个权重</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} bias(es)</source>
        <translation>
            <numerusform>{n} 个偏置</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearnActions</name>
    <message>
        <source>Learn a preset</source>
        <translation>学习一个预设</translation>
    </message>
    <message>
        <source>A kernel known by name, from the present input and its output</source>
        <translation>有名字的卷积核，从现在的输入及其输出学起</translation>
    </message>
    <message>
        <source>End the run; its curve and its weights stay</source>
        <translation>结束训练；曲线和权重保留</translation>
    </message>
    <message>
        <source>Rewind the run</source>
        <translation>重新开始训练</translation>
    </message>
    <message>
        <source>Back to the very same start</source>
        <translation>回到完全相同的起点</translation>
    </message>
    <message>
        <source>Take steps at the pace, or pause</source>
        <translation>按设定的速度走步，或暂停</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>走一步</translation>
    </message>
    <message>
        <source>Take one step, and pause</source>
        <translation>走一步后暂停</translation>
    </message>
    <message>
        <source>Ten steps</source>
        <translation>走十步</translation>
    </message>
    <message>
        <source>Take ten steps, and pause</source>
        <translation>走十步后暂停</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Put the learned kernel into the document, for every other lens</source>
        <translation>把学到的卷积核放入文档，供其他所有视角使用</translation>
    </message>
    <message>
        <source>Show each power of ten of the loss equally high</source>
        <translation>损失的每个十倍显示为同样高度</translation>
    </message>
    <message>
        <source>Forward, backward, and the update of the next step, one at a time</source>
        <translation>依次查看下一步的前向传播、反向传播与更新</translation>
    </message>
    <message>
        <source>Use this kernel</source>
        <translation>使用此卷积核</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Walk through the step</source>
        <translation>逐段查看这一步</translation>
    </message>
    <message>
        <source>The kernel on the stage, from each plane of the input as an image of its own</source>
        <translation>舞台上的卷积核，把输入的每个平面当作一张图像</translation>
    </message>
    <message>
        <source>Learn the edge example</source>
        <translation>学习边缘示例</translation>
    </message>
    <message>
        <source>[1, −1], from an image of 6 × 8 and its edges</source>
        <translation>[1, −1]，从一张 6 × 8 的图像及其边缘学起</translation>
    </message>
    <message>
        <source>Learn from this document</source>
        <translation>从此文档学习</translation>
    </message>
    <message>
        <source>Its output is the target</source>
        <translation>它的输出就是目标</translation>
    </message>
    <message>
        <source>Learn from a pair of pictures…</source>
        <translation>从一对图片学习…</translation>
    </message>
    <message>
        <source>What turns the input into another picture</source>
        <translation>怎样把输入变成另一张图片</translation>
    </message>
    <message>
        <source>Learn from a stack of images</source>
        <translation>从一叠图像学习</translation>
    </message>
    <message>
        <source>Learn this kernel</source>
        <translation>学习此卷积核</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message numerus="yes">
        <source>{count} step(s) a second</source>
        <translation>
            <numerusform>每秒 {count} 步</numerusform>
        </translation>
    </message>
    <message>
        <source>The learned kernel is in the document now, and in every lens.</source>
        <translation>学到的卷积核现在已在文档中，各个视角都可见。</translation>
    </message>
    <message>
        <source>Pause the run</source>
        <translation>暂停训练</translation>
    </message>
    <message>
        <source>Play the run</source>
        <translation>继续训练</translation>
    </message>
</context>
<context>
    <name>LearnEntry</name>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
</context>
<context>
    <name>LearnLens</name>
    <message>
        <source>The run pauses while another lens is in front.</source>
        <translation>切换到其他视角时训练会暂停。</translation>
    </message>
</context>
<context>
    <name>LearnTools</name>
    <message>
        <source>Task ▾</source>
        <translation>任务 ▾</translation>
    </message>
    <message>
        <source>Choose what is to be learned</source>
        <translation>选择要学习什么</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
</context>
<context>
    <name>LearningForm</name>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How the gradient becomes a step.</source>
        <translation>梯度怎样变成一步。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Share of the last step that goes on.</source>
        <translation>上一步中延续下来的份额。</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减（weight_decay）</translation>
    </message>
    <message>
        <source>Weight decay: so many times every weight is added to its gradient.</source>
        <translation>权重衰减：把每个权重乘以此数，加到它的梯度上。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>What is made small, of the error: predicted − target.</source>
        <translation>要减小的量，由误差得出：预测 − 目标。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Way to draw the first weights</source>
        <translation>初始权重的抽取方式</translation>
    </message>
    <message>
        <source>What the first weights are drawn from; biases start at 0.</source>
        <translation>初始权重从何处抽取；偏置从 0 开始。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Images of a step</source>
        <translation>每步的图像数</translation>
    </message>
    <message>
        <source>Images that each step takes, drawn at random; 0 takes all.</source>
        <translation>每一步随机抽取的图像数；0 表示全部。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Standard deviation of the noise on the target</source>
        <translation>目标上噪声的标准差</translation>
    </message>
    <message>
        <source>Standard deviation of Gaussian noise that is added to the target.</source>
        <translation>加到目标上的高斯噪声的标准差。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Largest number of steps</source>
        <translation>最大步数</translation>
    </message>
    <message>
        <source>Ends the run; 0 never does.</source>
        <translation>到此结束训练；0 表示永不结束。</translation>
    </message>
    <message>
        <source>Loss below</source>
        <translation>损失低于</translation>
    </message>
    <message>
        <source>Loss below which the run ends</source>
        <translation>低于此损失时结束训练</translation>
    </message>
    <message>
        <source>Ends the run when the loss falls below it; 0 never does.</source>
        <translation>损失低于此值时结束训练；0 表示永不结束。</translation>
    </message>
    <message>
        <source>A change begins the run anew.</source>
        <translation>修改后训练重新开始。</translation>
    </message>
    <message>
        <source>How it steps</source>
        <translation>怎样走步</translation>
    </message>
    <message>
        <source>Where it starts</source>
        <translation>从哪里开始</translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation>看到什么</translation>
    </message>
    <message>
        <source>When it ends</source>
        <translation>何时结束</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate, also a fraction such as 1/30; a change counts from the next step on</source>
        <translation>学习率，也可写成 1/30 这样的分数；修改从下一步起生效</translation>
    </message>
    <message>
        <source>Learn a bias too</source>
        <translation>也学习偏置</translation>
    </message>
    <message>
        <source>A number for each map that is added to all of its values.</source>
        <translation>每张特征图的一个数，加到它的所有值上。</translation>
    </message>
    <message>
        <source>Seed of the first weights</source>
        <translation>初始权重的种子</translation>
    </message>
    <message>
        <source>The same seed gives the same run.</source>
        <translation>相同的种子得到相同的训练过程。</translation>
    </message>
    <message>
        <source>Seed of the noise</source>
        <translation>噪声的种子</translation>
    </message>
    <message>
        <source>The same seed gives the same noise.</source>
        <translation>相同的种子得到相同的噪声。</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>all images</source>
        <translation>全部图像</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>LectureActions</name>
    <message>
        <source>Lecture</source>
        <translation>讲课</translation>
    </message>
    <message>
        <source>Dim everything but a circle around the mouse; Shift and the wheel, or + and −, make it larger</source>
        <translation>只留鼠标周围一圈，其余变暗；Shift 加滚轮或 + 与 − 改变大小</translation>
    </message>
    <message>
        <source>Show the mouse as a dot that the whole room sees</source>
        <translation>把鼠标显示为全教室都看得见的圆点</translation>
    </message>
    <message>
        <source>Draw over the stage; the ink goes with the next step</source>
        <translation>在舞台上书写；到下一步时墨迹消失</translation>
    </message>
    <message>
        <source>Mark with a broad translucent stroke, under which everything stays legible</source>
        <translation>用宽而半透明的笔画标记，下面的内容仍可看清</translation>
    </message>
    <message>
        <source>Drag a rectangle: what lies in it fills the stage, and stays alive</source>
        <translation>拖出一个矩形：其中内容放大到整个舞台，仍可操作</translation>
    </message>
    <message>
        <source>Make the screen black, so that the room looks at you; B or Esc comes back</source>
        <translation>让屏幕变黑，使大家看着您；按 B 或 Esc 恢复</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>Laser pointer</source>
        <translation>激光笔</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Highlighter</source>
        <translation>荧光笔</translation>
    </message>
    <message>
        <source>Next ink color</source>
        <translation>下一种墨色</translation>
    </message>
    <message>
        <source>Take back the last stroke</source>
        <translation>撤回上一笔</translation>
    </message>
    <message>
        <source>Wipe the ink away</source>
        <translation>擦去墨迹</translation>
    </message>
    <message>
        <source>Magnify a part</source>
        <translation>放大局部</translation>
    </message>
    <message>
        <source>Blank screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Put the tool down</source>
        <translation>放下工具</translation>
    </message>
    <message>
        <source>Spotlight: + and − or Shift and the wheel change its size, Esc ends.</source>
        <translation>聚光灯：+ 与 − 或 Shift 加滚轮改变大小，Esc 结束。</translation>
    </message>
    <message>
        <source>Laser pointer: Esc ends.</source>
        <translation>激光笔：Esc 结束。</translation>
    </message>
    <message>
        <source>Pen: T another color, U takes a stroke back, W wipes, Esc ends.</source>
        <translation>画笔：T 换颜色，U 撤回一笔，W 擦除，Esc 结束。</translation>
    </message>
    <message>
        <source>Highlighter: T another color, U takes a stroke back, W wipes, Esc ends.</source>
        <translation>荧光笔：T 换颜色，U 撤回一笔，W 擦除，Esc 结束。</translation>
    </message>
</context>
<context>
    <name>LecturerPanel</name>
    <message>
        <source>This is the last step.</source>
        <translation>这是最后一步。</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>For the lecturer alone</source>
        <translation>仅供讲师</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>当前时间</translation>
    </message>
    <message>
        <source>Time since the lesson began</source>
        <translation>课程已进行的时间</translation>
    </message>
    <message>
        <source>Notes of this step</source>
        <translation>这一步的备注</translation>
    </message>
    <message>
        <source>The answer of this step</source>
        <translation>这一步的答案</translation>
    </message>
    <message>
        <source>The title of the next step</source>
        <translation>下一步的标题</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Colors of {what} from {low} to {high}</source>
        <translation>{what}的颜色，从 {low} 到 {high}</translation>
    </message>
    <message>
        <source>Colors from {low} to {high}</source>
        <translation>颜色，从 {low} 到 {high}</translation>
    </message>
</context>
<context>
    <name>LessonActions</name>
    <message>
        <source>Open a lesson of your own: the lesson.yaml in its folder, or a zip of the folder</source>
        <translation>打开自己的课程：文件夹中的 lesson.yaml，或该文件夹的 zip</translation>
    </message>
    <message>
        <source>All lessons with their steps</source>
        <translation>全部课程及其步骤</translation>
    </message>
    <message>
        <source>Fold the lesson’s text away, or bring it back</source>
        <translation>折叠课程文字，或重新展开</translation>
    </message>
    <message>
        <source>Notes, answer and next step, which the audience window does not show</source>
        <translation>备注、答案与下一步，观众窗口中不显示</translation>
    </message>
    <message>
        <source>Open a lesson…</source>
        <translation>打开课程…</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Text of the lesson</source>
        <translation>课程文字</translation>
    </message>
    <message>
        <source>Notes for the lecturer</source>
        <translation>讲师备注</translation>
    </message>
    <message>
        <source>Reveal what is asked, then on to the next step; a clicker does this, too</source>
        <translation>先揭晓答案，再到下一步；翻页笔也可以</translation>
    </message>
    <message>
        <source>Show this step as it was at its start</source>
        <translation>把这一步恢复到开始时的样子</translation>
    </message>
    <message>
        <source>Change and see everything, and return to the step afterwards</source>
        <translation>可以改变和查看一切，之后再回到这一步</translation>
    </message>
    <message>
        <source>End the lesson and return to your own document</source>
        <translation>结束课程，回到自己的文档</translation>
    </message>
    <message>
        <source>Return to the step as it was</source>
        <translation>回到原来的这一步</translation>
    </message>
    <message>
        <source>Onward in the lesson</source>
        <translation>课程前进</translation>
    </message>
    <message>
        <source>Back in the lesson</source>
        <translation>课程后退</translation>
    </message>
    <message>
        <source>Back to the step before</source>
        <translation>回到上一步</translation>
    </message>
    <message>
        <source>Reveal the answer</source>
        <translation>揭晓答案</translation>
    </message>
    <message>
        <source>Show what is hidden</source>
        <translation>显示隐藏的内容</translation>
    </message>
    <message>
        <source>Reset the step</source>
        <translation>重置这一步</translation>
    </message>
    <message>
        <source>Return to the step</source>
        <translation>回到这一步</translation>
    </message>
    <message>
        <source>Explore freely</source>
        <translation>自由探索</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>离开课程</translation>
    </message>
    <message>
        <source>Make a lesson of what you set up, step by step, in a new folder</source>
        <translation>把您布置的内容逐步做成课程，存入新文件夹</translation>
    </message>
    <message>
        <source>Write the document, lens and cursor of now as the next step of the recorded lesson</source>
        <translation>把现在的文档、视角与光标写为所录课程的下一步</translation>
    </message>
    <message>
        <source>Record a lesson…</source>
        <translation>录制课程…</translation>
    </message>
    <message>
        <source>Add a step to the recording</source>
        <translation>在录制中添加一步</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>结束录制</translation>
    </message>
    <message>
        <source>Keep the lesson as it is</source>
        <translation>保留课程现在的样子</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>{number} / {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Steps of the lesson</source>
        <translation>课程的步骤</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons ({patterns})</source>
        <translation>课程 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The lesson was saved, and is shown as it is now.</source>
        <translation>课程文件已保存，现在显示的是新内容。</translation>
    </message>
</context>
<context>
    <name>LessonsInWindow</name>
    <message>
        <source>Lesson {number} / {count}</source>
        <translation>课程 {number} / {count}</translation>
    </message>
    <message>
        <source>“{title}” is open; a click folds its text away, or brings it back (F3)</source>
        <translation>“{title}”已打开；点击折叠其文字，或重新展开 (F3)</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The loss of every step appears here.</source>
        <translation>每一步的损失将显示在这里。</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message numerus="yes">
        <source>gray: {count} earlier run(s)</source>
        <translation>
            <numerusform>灰色：此前 {count} 次训练</numerusform>
        </translation>
    </message>
    <message>
        <source>step {step}: loss {loss}</source>
        <translation>第 {step} 步：损失 {loss}</translation>
    </message>
    <message>
        <source>Loss over steps</source>
        <translation>损失随步数的变化</translation>
    </message>
    <message>
        <source>No step was taken yet.</source>
        <translation>还没有走过一步。</translation>
    </message>
    <message>
        <source>Step {step}: loss {loss}; at the start {first}, at the least {least}.</source>
        <translation>第 {step} 步：损失 {loss}；起初 {first}，最小 {least}。</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Magnified part of the stage</source>
        <translation>舞台的放大局部</translation>
    </message>
    <message>
        <source>Drag a rectangle over what is to be magnified.</source>
        <translation>在要放大的部分上拖出一个矩形。</translation>
    </message>
    <message>
        <source>Z or Esc shows the whole stage again.</source>
        <translation>按 Z 或 Esc 重新显示整个舞台。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>MapAsker</name>
    <message>
        <source>The map as you expect it</source>
        <translation>您预计的特征图</translation>
    </message>
    <message>
        <source>Click a cell and type, or draw with the pen.</source>
        <translation>点击格子后输入，或用画笔绘制。</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Value that is drawn</source>
        <translation>绘画用的值</translation>
    </message>
</context>
<context>
    <name>MapFacts</name>
    <message>
        <source>minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>正值</translation>
    </message>
    <message>
        <source>{name}: not a number</source>
        <translation>{name}：不是数字</translation>
    </message>
    <message>
        <source>{percent} % of the values are greater than zero</source>
        <translation>{percent} % 的值大于零</translation>
    </message>
    <message>
        <source>{name}: {number}</source>
        <translation>{name}：{number}</translation>
    </message>
</context>
<context>
    <name>MatrixActions</name>
    <message>
        <source>Show the matrix of the transposed layer, whose columns are the rows of the layer&apos;s own</source>
        <translation>显示转置层的矩阵，它的列就是该层自身矩阵的行</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Every output has its own weight for every input</source>
        <translation>每个输出对每个输入都有自己的权重</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>A weight depends on the distance alone, wherever the output lies</source>
        <translation>权重只取决于距离，与输出的位置无关</translation>
    </message>
    <message>
        <source>Local: the layer</source>
        <translation>局部：即该层</translation>
    </message>
    <message>
        <source>Nothing that is far counts: what is left is the kernel</source>
        <translation>远处的都不计：剩下的就是卷积核</translation>
    </message>
    <message>
        <source>Transposed matrix</source>
        <translation>转置矩阵</translation>
    </message>
    <message>
        <source>Why convolution: back</source>
        <translation>为什么用卷积：后退</translation>
    </message>
    <message>
        <source>Why convolution: next step</source>
        <translation>为什么用卷积：下一步</translation>
    </message>
</context>
<context>
    <name>MatrixEntry</name>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
</context>
<context>
    <name>MatrixPresenter</name>
    <message>
        <source>No matrix</source>
        <translation>没有矩阵</translation>
    </message>
    <message>
        <source>The setting is impossible</source>
        <translation>此设置不可能</translation>
    </message>
</context>
<context>
    <name>MatrixTools</name>
    <message>
        <source>Why convolution</source>
        <translation>为什么用卷积</translation>
    </message>
    <message>
        <source>Transposed</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>局部</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {name}</source>
        <translation>撤销：{name}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {name}</source>
        <translation>重做：{name}</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>新建会话</translation>
    </message>
    <message>
        <source>Start over with the first example</source>
        <translation>从第一个示例重新开始</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open pictures, a sound or a session</source>
        <translation>打开图片、声音或会话</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the session in another file</source>
        <translation>把会话保存到另一个文件</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Paste picture or numbers</source>
        <translation>粘贴图片或数字</translation>
    </message>
    <message>
        <source>Copy output as numbers</source>
        <translation>把输出复制为数字</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>示例(&amp;X)</translation>
    </message>
    <message>
        <source>Less&amp;ons</source>
        <translation>课程(&amp;O)</translation>
    </message>
    <message>
        <source>The course</source>
        <translation>整门课程</translation>
    </message>
    <message>
        <source>{number}. {title}</source>
        <translation>{number}. {title}</translation>
    </message>
    <message>
        <source>Open this lesson</source>
        <translation>打开此课程</translation>
    </message>
    <message>
        <source>&amp;Input</source>
        <translation>输入(&amp;I)</translation>
    </message>
    <message>
        <source>Make a signal of one dimension of the row that the window stands on</source>
        <translation>把窗口所在的行变成一维信号</translation>
    </message>
    <message>
        <source>Start from zeros: a signal, a picture or a volume, as large as you like</source>
        <translation>从全零开始：信号、图片或体数据，大小任意</translation>
    </message>
    <message>
        <source>New input…</source>
        <translation>新建输入…</translation>
    </message>
    <message>
        <source>Take the row as a signal</source>
        <translation>把该行取为信号</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>层(&amp;L)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Le&amp;ns</source>
        <translation>视角(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>步进(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation>命令…</translation>
    </message>
    <message>
        <source>Search everything that can be done</source>
        <translation>搜索所有可做的事</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>What the terms mean, in English and Chinese</source>
        <translation>术语的中英文名称与含义</translation>
    </message>
    <message>
        <source>About ConvStudio</source>
        <translation>关于 ConvStudio</translation>
    </message>
</context>
<context>
    <name>NewInputDialog</name>
    <message>
        <source>New input</source>
        <translation>新建输入</translation>
    </message>
    <message>
        <source>1-D</source>
        <translation>一维</translation>
    </message>
    <message>
        <source>A signal: a row of numbers</source>
        <translation>信号：一行数</translation>
    </message>
    <message>
        <source>2-D</source>
        <translation>二维</translation>
    </message>
    <message>
        <source>A picture: rows and columns</source>
        <translation>图片：行与列</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>三维</translation>
    </message>
    <message>
        <source>A volume: slices of rows and columns</source>
        <translation>体数据：由行与列构成的切片</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>&amp;Make it</source>
        <translation>创建(&amp;M)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cells of the signal. All of them are 0: draw their bars, or type numbers.</source>
        <translation>信号的单元格。它们全为 0：可以画出条形，或键入数字。</translation>
    </message>
    <message>
        <source>Rows and columns. All cells are 0: draw on them, or type numbers.</source>
        <translation>行与列。单元格全为 0：可以在上面绘画，或键入数字。</translation>
    </message>
    <message>
        <source>Slices, rows and columns. All cells are 0: draw on them, or type numbers.</source>
        <translation>切片、行与列。单元格全为 0：可以在上面绘画，或键入数字。</translation>
    </message>
</context>
<context>
    <name>NothingToLearn</name>
    <message>
        <source>Pooling has no weights: there is nothing to learn.</source>
        <translation>汇聚没有权重：没有可学习的东西。</translation>
    </message>
    <message>
        <source>It takes the largest value of each window, or their mean, whatever it has seen before.</source>
        <translation>它取每个窗口的最大值或平均值，与以前看过什么无关。</translation>
    </message>
    <message>
        <source>Make the layer a convolution</source>
        <translation>把该层改为卷积</translation>
    </message>
    <message>
        <source>Learn the edge example</source>
        <translation>学习边缘示例</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>NumbersAsker</name>
    <message>
        <source>Your answer</source>
        <translation>您的答案</translation>
    </message>
    <message>
        <source>Your answer, number {number}</source>
        <translation>您的答案，第 {number} 个</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Nothing is opened: a session is opened alone, without other files.</source>
        <translation>没有打开任何文件：会话必须单独打开，不能与其他文件一起。</translation>
    </message>
    <message>
        <source>{first} and {count} more</source>
        <translation>{first} 等，另有 {count} 个</translation>
    </message>
    <message>
        <source>Only “{name}” is opened: several files are opened together if all are pictures.</source>
        <translation>只打开了“{name}”：只有全是图片时才能一起打开多个文件。</translation>
    </message>
    <message>
        <source>Open a picture, several pictures, a sound or a session</source>
        <translation>打开一张或几张图片、声音或会话</translation>
    </message>
    <message>
        <source>Pictures, sounds and sessions ({patterns})</source>
        <translation>图片、声音与会话 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>There is no picture and there are no numbers to paste.</source>
        <translation>剪贴板上没有可粘贴的图片或数字。</translation>
    </message>
</context>
<context>
    <name>PaddingFields</name>
    <message>
        <source>Padding after</source>
        <translation>后侧填充</translation>
    </message>
    <message>
        <source>Pad after</source>
        <translation>后侧填充</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Padding mode</source>
        <translation>填充模式（padding_mode）</translation>
    </message>
    <message>
        <source>Where the added cells get their values</source>
        <translation>添加的单元格从哪里取值</translation>
    </message>
    <message>
        <source>uneven</source>
        <translation>不等</translation>
    </message>
    <message>
        <source>Uneven padding</source>
        <translation>两侧不等的填充</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>Same padding</source>
        <translation>same 填充</translation>
    </message>
    <message>
        <source>full</source>
        <translation>full</translation>
    </message>
    <message>
        <source>Full padding</source>
        <translation>full 填充</translation>
    </message>
    <message>
        <source>Different padding before (above, left) and after (below, right)</source>
        <translation>前侧（上、左）与后侧（下、右）填充不同</translation>
    </message>
    <message>
        <source>The output is as large as the input, at stride 1</source>
        <translation>步幅为 1 时，输出与输入一样大</translation>
    </message>
    <message>
        <source>Every overlap of kernel and input counts</source>
        <translation>卷积核与输入的每种重叠都计入</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>Valid padding</source>
        <translation>valid 填充</translation>
    </message>
    <message>
        <source>No padding: the window stays inside the input</source>
        <translation>不填充：窗口不超出输入</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No padding</source>
        <translation>不填充</translation>
    </message>
    <message>
        <source>No padding at all</source>
        <translation>完全不填充</translation>
    </message>
    <message>
        <source>Cells removed from the border of the output</source>
        <translation>从输出边缘移除的单元格</translation>
    </message>
    <message>
        <source>Cells removed below and at the right, where they differ from before</source>
        <translation>下侧与右侧移除的单元格（与前侧不同时）</translation>
    </message>
    <message>
        <source>Nothing is removed: every cell that a stamp reaches is there</source>
        <translation>什么也不移除：印记所及的单元格都在</translation>
    </message>
    <message>
        <source>Cells added around the input: rows above and below, columns at the sides</source>
        <translation>填充（padding）：加在输入四周的单元格：上下加行，两侧加列</translation>
    </message>
    <message>
        <source>Cells added below and at the right, where they differ from before</source>
        <translation>下侧与右侧添加的单元格（与前侧不同时）</translation>
    </message>
    <message>
        <source>Removes</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Pad before</source>
        <translation>前侧填充</translation>
    </message>
    <message>
        <source>Padding before</source>
        <translation>前侧填充</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Show the loss of every step, and of earlier runs</source>
        <translation>显示每一步的损失，以及此前各次训练</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Show how each weight moved</source>
        <translation>显示每个权重怎样移动</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>损失碗</translation>
    </message>
    <message>
        <source>Show the loss over two weights, and the path down in it</source>
        <translation>显示损失随两个权重的变化，以及其中下降的轨迹</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Spell out forward, backward and update with the numbers of this step</source>
        <translation>用这一步的数字写出前向传播、反向传播与更新</translation>
    </message>
</context>
<context>
    <name>PathsPlot</name>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>The weights after every step appear here.</source>
        <translation>每一步之后的权重将显示在这里。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>{name} at step {step}: {value}</source>
        <translation>{name} 在第 {step} 步：{value}</translation>
    </message>
    <message>
        <source>to become {value}</source>
        <translation>目标 {value}</translation>
    </message>
    <message>
        <source>{drawn} of {count} are drawn</source>
        <translation>画出 {count} 个中的 {drawn} 个</translation>
    </message>
    <message>
        <source>dashed: goal</source>
        <translation>虚线：目标</translation>
    </message>
    <message>
        <source>Weights over steps</source>
        <translation>权重随步数的变化</translation>
    </message>
    <message>
        <source>No step was taken yet.</source>
        <translation>还没有走过一步。</translation>
    </message>
</context>
<context>
    <name>PicturesRow</name>
    <message>
        <source>∂L/∂b {value}</source>
        <translation>∂L/∂b {value}</translation>
    </message>
    <message>
        <source>+ b {value}</source>
        <translation>+ b {value}</translation>
    </message>
    <message>
        <source>Hidden: predict it first.</source>
        <translation>已隐藏：请先预测。</translation>
    </message>
    <message>
        <source>Pictures of the run: Space plays, Right steps, Home rewinds</source>
        <translation>训练的图：空格播放，→ 走一步，Home 重来</translation>
    </message>
</context>
<context>
    <name>PlanesPanel</name>
    <message>
        <source>Input planes</source>
        <translation>输入平面</translation>
    </message>
    <message>
        <source>Name of the opened plane</source>
        <translation>打开的平面的名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>no plane is opened</source>
        <translation>没有打开的平面</translation>
    </message>
    <message>
        <source>Name of {number}</source>
        <translation>{number} 的名称</translation>
    </message>
    <message>
        <source>What the opened plane is called; an empty name is the usual one</source>
        <translation>打开的平面的名称；留空则用通常的名称</translation>
    </message>
    <message>
        <source>The color picture is looked at as a whole: open one of its planes first.</source>
        <translation>彩色图片现在是整体查看的：请先打开其中一个平面。</translation>
    </message>
</context>
<context>
    <name>PlotsRow</name>
    <message>
        <source>Upwards</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>The other weight of the bowl</source>
        <translation>损失碗的另一个权重</translation>
    </message>
</context>
<context>
    <name>Pointer</name>
    <message>
        <source>Laser pointer</source>
        <translation>激光笔</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖次数</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>{number}. {title}</source>
        <translation>{number}. {title}</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Answer: **{answer}**</source>
        <translation>答案：**{answer}**</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>Near, but not quite.</source>
        <translation>很接近，但还不对。</translation>
    </message>
    <message>
        <source>Not so.</source>
        <translation>不对。</translation>
    </message>
    <message>
        <source>Most of you are right.</source>
        <translation>多数人答对了。</translation>
    </message>
    <message>
        <source>Most of you are not right.</source>
        <translation>多数人没有答对。</translation>
    </message>
    <message>
        <source>What do you expect?</source>
        <translation>您预计会怎样？</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>答案</translation>
    </message>
</context>
<context>
    <name>RateField</name>
    <message>
        <source>{name} on a logarithmic scale</source>
        <translation>{name}，对数刻度</translation>
    </message>
    <message>
        <source>From 1e−8 to 10; the mark is the largest stable rate, where one is known</source>
        <translation>从 1e−8 到 10；标记处是已知的最大稳定学习率</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>✓ Done: the goal is reached.</source>
        <translation>✓ 完成：已达到目标。</translation>
    </message>
    <message>
        <source>◻ To do in the studio.</source>
        <translation>◻ 请在工作区中完成。</translation>
    </message>
    <message>
        <source>Text of the step</source>
        <translation>这一步的文字</translation>
    </message>
    <message>
        <source>What the step asks for</source>
        <translation>这一步要问的</translation>
    </message>
    <message>
        <source>You explore freely: everything may be changed. The step waits for you.</source>
        <translation>您正在自由探索：一切都可以改变。这一步等着您回来。</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>Name the folder of the new lesson</source>
        <translation>为新课程的文件夹命名</translation>
    </message>
    <message>
        <source>One sentence about the lesson.</source>
        <translation>用一句话介绍课程。</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>第 {number} 步</translation>
    </message>
    <message>
        <source>What is to be seen here.</source>
        <translation>这里要看的内容。</translation>
    </message>
    <message>
        <source>What the lecturer alone reads.</source>
        <translation>仅供讲师阅读的内容。</translation>
    </message>
    <message>
        <source>The lesson is in “{name}”: write its texts there, then open it.</source>
        <translation>课程已存入“{name}”：请在那里写好文字，然后打开它。</translation>
    </message>
    <message>
        <source>Recording into “{name}”: set up the studio, then Lessons ▸ {command}.</source>
        <translation>正在录制到“{name}”：先布置好工作区，再用“课程 ▸ {command}”。</translation>
    </message>
    <message>
        <source>Step {number} is written into “{name}”.</source>
        <translation>第 {number} 步已写入“{name}”。</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>ConvStudio</source>
        <translation>ConvStudio</translation>
    </message>
    <message>
        <source>a session that was never saved</source>
        <translation>一个从未保存的会话</translation>
    </message>
    <message>
        <source>ConvStudio did not close properly the last time.</source>
        <translation>上次 ConvStudio 没有正常关闭。</translation>
    </message>
    <message>
        <source>Do you want back {name}, as it was on {when}?</source>
        <translation>是否恢复 {name} 在 {when} 时的样子？</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Ask again later</source>
        <translation>以后再问</translation>
    </message>
</context>
<context>
    <name>RunPresenter</name>
    <message>
        <source>getting ready</source>
        <translation>准备中</translation>
    </message>
</context>
<context>
    <name>RunTransport</name>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停 (空格)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放 (空格)</translation>
    </message>
    <message>
        <source>Rewind to the very same start (Home)</source>
        <translation>回到完全相同的起点 (Home)</translation>
    </message>
    <message>
        <source>One step (Right)</source>
        <translation>走一步 (→)</translation>
    </message>
    <message>
        <source>Stop: end this run</source>
        <translation>停止：结束这次训练</translation>
    </message>
    <message>
        <source>Ten steps (Shift+Right)</source>
        <translation>走十步 (Shift+→)</translation>
    </message>
    <message>
        <source>Pace: how many steps are taken in a second</source>
        <translation>速度：每秒走几步</translation>
    </message>
    <message numerus="yes">
        <source>{pace} step(s)/s</source>
        <translation>
            <numerusform>{pace} 步/秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>{pace}/s</source>
        <translation>{pace}/秒</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>损失 {loss}</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>There is no map to save at this moment.</source>
        <translation>目前没有可保存的特征图。</translation>
    </message>
    <message>
        <source>map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
    <message>
        <source>There is no gallery to save at this moment.</source>
        <translation>目前没有可保存的特征图集。</translation>
    </message>
    <message>
        <source>There are too many maps to keep them all: save the one that is looked at.</source>
        <translation>特征图太多，无法全部保存：请保存正在查看的那一张。</translation>
    </message>
    <message>
        <source>maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Save as a picture</source>
        <translation>存为图片</translation>
    </message>
    <message>
        <source>PNG pictures (*{suffix})</source>
        <translation>PNG 图片 (*{suffix})</translation>
    </message>
    <message>
        <source>The maps have changed since you asked to save them: save them again.</source>
        <translation>要求保存之后特征图已改变：请再保存一次。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>{input}, {what}</source>
        <translation>{input}，{what}</translation>
    </message>
</context>
<context>
    <name>ScreenMenu</name>
    <message>
        <source>Screen for the audience</source>
        <translation>观众屏幕</translation>
    </message>
    <message>
        <source>{name}, {width} × {height}</source>
        <translation>{name}，{width} × {height}</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>ConvStudio sessions (*{suffix})</source>
        <translation>ConvStudio 会话 (*{suffix})</translation>
    </message>
    <message>
        <source>ConvStudio</source>
        <translation>ConvStudio</translation>
    </message>
    <message>
        <source>The session has changes that are not saved.</source>
        <translation>会话有尚未保存的更改。</translation>
    </message>
    <message>
        <source>Do you want to save them before it is closed?</source>
        <translation>关闭之前是否保存？</translation>
    </message>
    <message>
        <source>Your own document is saved as {name}; what the lesson shows is no part of it.</source>
        <translation>您自己的文档已保存为 {name}；课程所显示的内容不在其中。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
</context>
<context>
    <name>ShapePanel</name>
    <message>
        <source>Input planes; of a photograph there are as many as it was loaded with</source>
        <translation>输入平面；照片的平面数与载入时相同</translation>
    </message>
    <message>
        <source>In channels</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>Out channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Filters: each makes a map</source>
        <translation>滤波器：每个产生一张特征图</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Layers side by side, each with its own planes and maps; those that divide both are offered</source>
        <translation>分组（groups）：并列的几层，各有自己的平面与特征图；只列出能同时整除两者的数</translation>
    </message>
    <message>
        <source>Pooling has no weights: it takes each plane alone, one map for each.</source>
        <translation>汇聚没有权重：它单独处理每个平面，每个平面得一张特征图。</translation>
    </message>
    <message>
        <source>({shape}): {weights} + {biases}</source>
        <translation>({shape})：{weights} + {biases}</translation>
    </message>
    <message numerus="yes">
        <source>{n} weight(s)</source>
        <translation>
            <numerusform>{n} 个权重</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} bias(es)</source>
        <translation>
            <numerusform>{n} 个偏置</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A fully connected layer would need {weights} weight(s).</source>
        <translation>
            <numerusform>全连接层需要 {weights} 个权重。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A fully connected layer would need {weights} weight(s), no more than this one.</source>
        <translation>
            <numerusform>全连接层需要 {weights} 个权重，并不比这一层多。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A fully connected layer would need {weights} weight(s): {ratio} times as many.</source>
        <translation>
            <numerusform>全连接层需要 {weights} 个权重：是这一层的 {ratio} 倍。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Stage: input, kernel and output</source>
        <translation>舞台：输入、卷积核与输出</translation>
    </message>
    <message>
        <source>convolved with</source>
        <translation>与之卷积</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>Input grid</source>
        <translation>输入网格</translation>
    </message>
    <message>
        <source>Kernel grid</source>
        <translation>卷积核网格</translation>
    </message>
    <message>
        <source>Output grid</source>
        <translation>输出网格</translation>
    </message>
    <message>
        <source>Channels of: {grid}</source>
        <translation>{grid}的通道</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>no weights</source>
        <translation>没有权重</translation>
    </message>
    <message>
        <source>{weights}, {biases}</source>
        <translation>{weights}，{biases}</translation>
    </message>
    <message numerus="yes">
        <source>{n} weight(s)</source>
        <translation>
            <numerusform>{n} 个权重</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} bias(es)</source>
        <translation>
            <numerusform>{n} 个偏置</numerusform>
        </translation>
    </message>
    <message>
        <source>numpy, while torch is loading</source>
        <translation>numpy（torch 载入中）</translation>
    </message>
    <message>
        <source>{device}, as the graphics card is full</source>
        <translation>{device}（显卡内存不足）</translation>
    </message>
    <message>
        <source>no output</source>
        <translation>没有输出</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop; the last picture stays (Ctrl+.)</source>
        <translation>停止；保留上一幅图 (Ctrl+.)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>… {count} more</source>
        <translation>…… 另有 {count} 个</translation>
    </message>
    <message>
        <source>The phases of a step</source>
        <translation>一步的各个阶段</translation>
    </message>
    <message>
        <source>No run has begun yet.</source>
        <translation>还没有开始训练。</translation>
    </message>
</context>
<context>
    <name>StepMenu</name>
    <message>
        <source>Fill the output as the window goes</source>
        <translation>随窗口移动逐个填出输出</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>One row down</source>
        <translation>下移一行</translation>
    </message>
    <message>
        <source>One row up</source>
        <translation>上移一行</translation>
    </message>
    <message>
        <source>One slice deeper</source>
        <translation>深入一片</translation>
    </message>
    <message>
        <source>Of a volume: move the window to the next slice</source>
        <translation>对体数据：把窗口移到下一个切片</translation>
    </message>
    <message>
        <source>One slice back</source>
        <translation>退回一片</translation>
    </message>
    <message>
        <source>Of a volume: move the window to the slice before</source>
        <translation>对体数据：把窗口移到上一个切片</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Next input channel</source>
        <translation>下一个输入通道</translation>
    </message>
    <message>
        <source>Previous input channel</source>
        <translation>上一个输入通道</translation>
    </message>
    <message>
        <source>Next output channel</source>
        <translation>下一个输出通道</translation>
    </message>
    <message>
        <source>Previous output channel</source>
        <translation>上一个输出通道</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Stamp by input, or step by output</source>
        <translation>按输入盖印，或按输出步进</translation>
    </message>
    <message>
        <source>Of a transposed convolution: step through the input values, or the output values</source>
        <translation>对转置卷积：逐个输入值或逐个输出值地走</translation>
    </message>
    <message>
        <source>Coverage of the output</source>
        <translation>输出的覆盖次数</translation>
    </message>
    <message>
        <source>Of a transposed convolution: how many products each output gathers</source>
        <translation>对转置卷积：每个输出汇集多少个乘积</translation>
    </message>
    <message>
        <source>Even coverage</source>
        <translation>均匀覆盖</translation>
    </message>
    <message>
        <source>Set the kernel to the nearest size that hits every output equally often</source>
        <translation>把卷积核设为使每个输出被命中次数相等的最近大小</translation>
    </message>
    <message>
        <source>Shift the pooled input by one cell</source>
        <translation>把被汇聚的输入移动一格</translation>
    </message>
    <message>
        <source>Move the input to the right, and see how much of the pooled map changes</source>
        <translation>把输入右移，看汇聚后的特征图改变多少</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Open the picture that the input should become</source>
        <translation>打开希望输入变成的图片</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图片 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>{what}, with noise on the target</source>
        <translation>{what}，目标带噪声</translation>
    </message>
    <message>
        <source>this input</source>
        <translation>此输入</translation>
    </message>
    <message>
        <source>Find [1, −1] from an image and its two edges</source>
        <translation>从一张图像及其两条边缘找出 [1, −1]</translation>
    </message>
    <message>
        <source>Find “{kernel}” from {input} and its output</source>
        <translation>从{input}及其输出找出“{kernel}”</translation>
    </message>
    <message numerus="yes">
        <source>Find one kernel from {count} image(s) and the outputs</source>
        <translation>
            <numerusform>从 {count} 张图像及其输出找出一个卷积核</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn {input} into {target}</source>
        <translation>把{input}变成{target}</translation>
    </message>
    <message>
        <source>Find the kernel of this document from its input and output</source>
        <translation>从此文档的输入和输出找出它的卷积核</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Something went wrong: {line}. Your work is kept.</source>
        <translation>出了问题：{line}。您的工作已保留。</translation>
    </message>
    <message>
        <source>Stopped. The last picture stays; View ▸ Compute again goes on.</source>
        <translation>已停止。上一幅图保留；“视图 ▸ 重新计算”可继续。</translation>
    </message>
</context>
<context>
    <name>TheoryLine</name>
    <message>
        <source>The curvatures are being worked out …</source>
        <translation>正在求曲率 ……</translation>
    </message>
    <message>
        <source>Curvatures {low} … {high}.</source>
        <translation>曲率 {low} … {high}。</translation>
    </message>
    <message>
        <source>Curvatures {low} … {high}: stable below {limit}</source>
        <translation>曲率 {low} … {high}：低于 {limit} 时稳定</translation>
    </message>
    <message>
        <source>Curvatures {low} … {high}: stable below {limit}, and {rate} is above</source>
        <translation>曲率 {low} … {high}：低于 {limit} 时稳定，而 {rate} 超过了它</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>How fast the window moves when it plays</source>
        <translation>播放时窗口移动得多快</translation>
    </message>
    <message>
        <source>On: the output appears step by step. Off: the whole output is shown.</source>
        <translation>开：输出一步步出现。关：显示整个输出。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>no steps</source>
        <translation>没有步骤</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>step {step} of {count}</source>
        <translation>第 {step} 步，共 {count} 步</translation>
    </message>
    <message numerus="yes">
        <source>{speed} step(s)/s</source>
        <translation>
            <numerusform>{speed} 步/秒</numerusform>
        </translation>
    </message>
    <message>
        <source>{speed}/s</source>
        <translation>{speed}/秒</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填出</translation>
    </message>
    <message>
        <source>Fill as it goes</source>
        <translation>边走边填</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Take it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Begin the same task again with the layer and the input as they are now</source>
        <translation>用现在的层与输入重新开始同一任务</translation>
    </message>
    <message>
        <source>Rewind</source>
        <translation>重来</translation>
    </message>
    <message>
        <source>Go back to the very same start (Home)</source>
        <translation>回到完全相同的起点 (Home)</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言（Language）</translation>
    </message>
    <message>
        <source>Large type for a lecture hall</source>
        <translation>适合报告厅的大字</translation>
    </message>
    <message>
        <source>The lens alone, on the projector, while this window keeps everything</source>
        <translation>投影上只显示视角，本窗口保留全部</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Code of this layer</source>
        <translation>该层的代码</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Audience window</source>
        <translation>观众窗口</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Give up what takes long</source>
        <translation>放弃耗时的工作</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Text as large as usual</source>
        <translation>恢复正常文字大小</translation>
    </message>
    <message>
        <source>Nothing fades, slides, blinks or pulses; playing goes on from step to step as before</source>
        <translation>没有淡入、滑动、闪烁或脉动；播放仍照常一步步进行</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
</context>
<context>
    <name>VoteAsker</name>
    <message>
        <source>Hands for {letter}: {text}</source>
        <translation>选 {letter} 的举手数：{text}</translation>
    </message>
    <message>
        <source>No majority: {letters} have equally many hands.</source>
        <translation>没有多数：{letters} 的举手数一样多。</translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>All weights</source>
        <translation>全部权重</translation>
    </message>
    <message>
        <source>Way to draw all weights</source>
        <translation>全部权重的抽取方式</translation>
    </message>
    <message>
        <source>What the weights are drawn from; their biases stay</source>
        <translation>权重从何处抽取；偏置不变</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of all weights</source>
        <translation>全部权重的种子</translation>
    </message>
    <message>
        <source>The same seed draws the same weights again; each further draw takes the next one</source>
        <translation>相同的种子抽到相同的权重；每再抽一次用下一个种子</translation>
    </message>
    <message>
        <source>{menu} ▾</source>
        <translation>{menu} ▾</translation>
    </message>
</context>
<context>
    <name>channels</name>
    <message>
        <source>group {number}</source>
        <translation>第 {number} 组</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Input {name}</source>
        <translation>输入 {name}</translation>
    </message>
    <message>
        <source>Filter {number}, kernel for {name}</source>
        <translation>滤波器 {number}，对 {name} 的卷积核</translation>
    </message>
    <message>
        <source>Map {number} has the largest value of each window of {name}</source>
        <translation>特征图 {number} 取 {name} 每个窗口的最大值</translation>
    </message>
    <message>
        <source>Map {number} has the mean of each window of {name}</source>
        <translation>特征图 {number} 取 {name} 每个窗口的平均值</translation>
    </message>
    <message>
        <source>Map {number}</source>
        <translation>特征图 {number}</translation>
    </message>
    <message>
        <source>{name}: click to compute it again</source>
        <translation>{name}：点击重新计算</translation>
    </message>
    <message>
        <source>{name} at {cell}: {value}</source>
        <translation>{name}，位置 {cell}：{value}</translation>
    </message>
    <message>
        <source>{name} at row {row}, column {column}: {value}</source>
        <translation>{name}，行 {row}，列 {column}：{value}</translation>
    </message>
    <message>
        <source>{name} at slice {slice}, row {row}, column {column}: {value}</source>
        <translation>{name}，切片 {slice}，行 {row}，列 {column}：{value}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output maps</source>
        <translation>输出特征图</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>{count} × ({sizes})</source>
        <translation>{count} × ({sizes})</translation>
    </message>
    <message>
        <source>weight ({sizes})</source>
        <translation>权重 ({sizes})</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
</context>
<context>
    <name>counted</name>
    <message numerus="yes">
        <source>Filter {number}: {kernels} kernel(s), bias {bias}</source>
        <translation>
            <numerusform>滤波器 {number}：{kernels} 个卷积核，偏置 {bias}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stamps {count} product(s) into Y</source>
        <translation>
            <numerusform>向 Y 盖印 {count} 个乘积</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of at most {most} product(s) a plane</source>
        <translation>
            <numerusform>每个平面 {count} 个乘积，最多 {most} 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gathers {count} of at most {most} product(s)</source>
        <translation>
            <numerusform>汇集 {count} 个乘积，最多 {most} 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>neighbors are {jump} cell(s) apart</source>
        <translation>
            <numerusform>相邻的值相隔 {jump} 格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of the {all} cell(s) count, {share} of the input: {reason}.</source>
        <translation>
            <numerusform>{all} 个单元格中有 {count} 个起作用，占输入的 {share}：{reason}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{speed} step(s)/s</source>
        <translation>
            <numerusform>{speed} 步/秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: {rows} × {columns}, {share} % not zero: {filled} of {cells} cells; {zeros} more hold(s) a 0</source>
        <translation>
            <numerusform>{name}：{rows} × {columns}，{share} % 不为零：{cells} 格中的 {filled} 格；另有 {zeros} 格的权重是 0</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fully connected: every output has its own weight for every input, {count} weight(s).</source>
        <translation>
            <numerusform>全连接：每个输出对每个输入都有自己的权重，共 {count} 个权重。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shared: a weight depends on the distance alone and repeats along the diagonals, {count} weight(s).</source>
        <translation>
            <numerusform>共享：权重只取决于距离，沿对角线重复，共 {count} 个权重。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Local: nothing that is far counts. What is left is the kernel, {count} weight(s) instead of {all}.</source>
        <translation>
            <numerusform>局部：远处的都不计。剩下的就是卷积核，{count} 个权重，而不是 {all} 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{cells} cell(s)</source>
        <translation>
            <numerusform>{cells} 格</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explaining</name>
    <message>
        <source>{count} cut off by the padding</source>
        <translation>{count} 个被填充截去</translation>
    </message>
    <message>
        <source>each plane alone</source>
        <translation>每个平面单独处理</translation>
    </message>
    <message>
        <source>index kept: {index}</source>
        <translation>保留的下标：{index}</translation>
    </message>
</context>
<context>
    <name>field</name>
    <message>
        <source>Two 3 × 3</source>
        <translation>两层 3 × 3</translation>
    </message>
    <message>
        <source>Three 3 × 3</source>
        <translation>三层 3 × 3</translation>
    </message>
    <message>
        <source>Eight 3 × 3</source>
        <translation>八层 3 × 3</translation>
    </message>
    <message>
        <source>Strides of 2</source>
        <translation>步幅 2</translation>
    </message>
    <message>
        <source>Dilations 1, 2, 4</source>
        <translation>膨胀率 1、2、4</translation>
    </message>
    <message>
        <source>LeNet&apos;s front</source>
        <translation>LeNet 前段</translation>
    </message>
    <message>
        <source>Small digit net</source>
        <translation>小型数字网络</translation>
    </message>
    <message>
        <source>Two blocks of VGG</source>
        <translation>两个 VGG 块</translation>
    </message>
    <message>
        <source>Together they see 5 × 5, as one 5 × 5 layer does, with 18 weights instead of 25</source>
        <translation>合起来看到 5 × 5，与一层 5 × 5 相同，只用 18 个权重而不是 25 个</translation>
    </message>
    <message>
        <source>Together they see 7 × 7, with 27 weights instead of 49</source>
        <translation>合起来看到 7 × 7，只用 27 个权重而不是 49 个</translation>
    </message>
    <message>
        <source>Each layer adds 2: they see 17 × 17, and depend most on the middle of it</source>
        <translation>每层增加 2：看到 17 × 17，其中最依赖中间部分</translation>
    </message>
    <message>
        <source>Each stride doubles the jump, so that each layer adds twice as much</source>
        <translation>每个步幅使跳距加倍，因此每层增加的是前一层的两倍</translation>
    </message>
    <message>
        <source>Each dilation doubles: they see 15 × 15 without a stride</source>
        <translation>膨胀率逐层加倍：不用步幅也看到 15 × 15</translation>
    </message>
    <message>
        <source>Convolutions 5 × 5 and average pooling, before the fully connected layers</source>
        <translation>5 × 5 卷积与平均汇聚，位于全连接层之前</translation>
    </message>
    <message>
        <source>Convolutions 5 × 5 and max pooling, for digits of 28 × 28</source>
        <translation>5 × 5 卷积与最大汇聚，用于 28 × 28 的数字</translation>
    </message>
    <message>
        <source>Two convolutions 3 × 3 and max pooling, twice</source>
        <translation>两个 3 × 3 卷积加最大汇聚，重复两次</translation>
    </message>
    <message>
        <source>less than {share}</source>
        <translation>小于 {share}</translation>
    </message>
    <message>
        <source>conv</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大汇聚</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均汇聚</translation>
    </message>
    <message>
        <source>from column {left} to {right}</source>
        <translation>第 {left} 到 {right} 列</translation>
    </message>
    <message>
        <source>from row {top} to {bottom} and column {left} to {right}</source>
        <translation>第 {top} 到 {bottom} 行、第 {left} 到 {right} 列</translation>
    </message>
    <message>
        <source>The receptive field of a value of layer {number} is {size} cells of the input, {place}; {apart}.</source>
        <translation>第 {number} 层一个值的感受野是输入的 {size} 格，{place}；{apart}。</translation>
    </message>
    <message>
        <source>All of them are padding.</source>
        <translation>它们全是填充。</translation>
    </message>
    <message>
        <source>That is {share} of the input.</source>
        <translation>占输入的 {share}。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>there are gaps, and the rest is padding</source>
        <translation>中间有空隙，其余是填充</translation>
    </message>
    <message>
        <source>between them are gaps</source>
        <translation>中间有空隙</translation>
    </message>
    <message>
        <source>the rest is padding</source>
        <translation>其余是填充</translation>
    </message>
    <message>
        <source>No cell of the input changes this value.</source>
        <translation>没有任何输入单元格会改变这个值。</translation>
    </message>
    <message>
        <source>The middle {size} of it holds {share} of the gradient.</source>
        <translation>其中间的 {size} 占梯度的 {share}。</translation>
    </message>
    <message>
        <source>Layer {number} is impossible. {reason}</source>
        <translation>第 {number} 层不可能。{reason}</translation>
    </message>
    <message>
        <source>column {column}</source>
        <translation>列 {column}</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>行 {row}，列 {column}</translation>
    </message>
    <message>
        <source>Padding, {place}: the value sees it, but it holds nothing of the input.</source>
        <translation>填充，{place}：该值看得到它，但其中没有输入的内容。</translation>
    </message>
    <message>
        <source>Padding, {place}: the value does not see it.</source>
        <translation>填充，{place}：该值看不到它。</translation>
    </message>
    <message>
        <source>Input, {place}: the value sees it.</source>
        <translation>输入，{place}：该值看得到它。</translation>
    </message>
    <message>
        <source>Input, {place}: the value sees it; {share} of its gradient lies here.</source>
        <translation>输入，{place}：该值看得到它；其梯度的 {share} 在此处。</translation>
    </message>
    <message>
        <source>Input, {place}: in a gap, so that the value does not see it.</source>
        <translation>输入，{place}：在空隙中，该值看不到它。</translation>
    </message>
    <message>
        <source>Input, {place}: the value does not see it.</source>
        <translation>输入，{place}：该值看不到它。</translation>
    </message>
    <message>
        <source>Layer {number}, {place}: a click chooses it.</source>
        <translation>第 {number} 层，{place}：点击选择它。</translation>
    </message>
    <message>
        <source>Layer {number}, {place}: the value that is chosen.</source>
        <translation>第 {number} 层，{place}：所选的值。</translation>
    </message>
    <message>
        <source>Layer {number}, {place}: the chosen value depends on it.</source>
        <translation>第 {number} 层，{place}：所选的值依赖于它。</translation>
    </message>
    <message>
        <source>Layer {number}, {place}: the chosen value does not depend on it.</source>
        <translation>第 {number} 层，{place}：所选的值不依赖于它。</translation>
    </message>
</context>
<context>
    <name>grid</name>
    <message>
        <source>slice {number}</source>
        <translation>切片 {number}</translation>
    </message>
    <message>
        <source>cell {cell}: {value}</source>
        <translation>格 {cell}：{value}</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>行 {row}，列 {column}：{value}</translation>
    </message>
    <message>
        <source>slice {slice}, row {row}, column {column}: {value}</source>
        <translation>切片 {slice}，行 {row}，列 {column}：{value}</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>step back and forth, while the stage has the focus</source>
        <translation>舞台有焦点时，前后走步</translation>
    </message>
    <message>
        <source>move the window by rows</source>
        <translation>按行移动窗口</translation>
    </message>
    <message>
        <source>first and last step</source>
        <translation>第一步与最后一步</translation>
    </message>
    <message>
        <source>click an output</source>
        <translation>点击一个输出</translation>
    </message>
    <message>
        <source>go there</source>
        <translation>走到那里</translation>
    </message>
    <message>
        <source>click a cell, then type</source>
        <translation>点击单元格后键入</translation>
    </message>
    <message>
        <source>set its number; 1/9 works too</source>
        <translation>设置它的数值；也可用 1/9</translation>
    </message>
    <message>
        <source>arrows on a cell</source>
        <translation>单元格上的方向键</translation>
    </message>
    <message>
        <source>move to the next cell; Esc leaves the grid</source>
        <translation>移到下一格；Esc 离开网格</translation>
    </message>
    <message>
        <source>Ctrl+↑ ↓, wheel on the cell</source>
        <translation>Ctrl+↑ ↓，单元格上的滚轮</translation>
    </message>
    <message>
        <source>change its number by 1, with Shift by 0.1</source>
        <translation>数值改变 1，加 Shift 改变 0.1</translation>
    </message>
    <message>
        <source>drag a kernel cell</source>
        <translation>拖动卷积核的单元格</translation>
    </message>
    <message>
        <source>change its weight</source>
        <translation>改变它的权重</translation>
    </message>
    <message>
        <source>right button on the input</source>
        <translation>输入上的右键</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>zoom input and output</source>
        <translation>缩放输入与输出</translation>
    </message>
    <message>
        <source>middle button</source>
        <translation>中键</translation>
    </message>
    <message>
        <source>move the zoomed picture</source>
        <translation>移动放大的图</translation>
    </message>
    <message>
        <source>look through another lens</source>
        <translation>换一个视角</translation>
    </message>
    <message>
        <source>Channels: drag an input plane</source>
        <translation>通道：拖动输入平面</translation>
    </message>
    <message>
        <source>shift the input</source>
        <translation>平移输入</translation>
    </message>
    <message>
        <source>Channels: click a map, Esc</source>
        <translation>通道：点击特征图，Esc</translation>
    </message>
    <message>
        <source>see it large; see all; the arrows go from map to map</source>
        <translation>放大它；看全部；方向键在特征图间移动</translation>
    </message>
    <message>
        <source>Channels: double-click a kernel</source>
        <translation>通道：双击卷积核</translation>
    </message>
    <message>
        <source>edit it</source>
        <translation>编辑它</translation>
    </message>
    <message>
        <source>Learn: Space, →, Home</source>
        <translation>学习：空格、→、Home</translation>
    </message>
    <message>
        <source>play, take a step, rewind</source>
        <translation>播放、走一步、重来</translation>
    </message>
    <message>
        <source>search all commands</source>
        <translation>搜索所有命令</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>+ −, Shift+wheel</source>
        <translation>+ −，Shift+滚轮</translation>
    </message>
    <message>
        <source>its size</source>
        <translation>它的大小</translation>
    </message>
    <message>
        <source>laser pointer</source>
        <translation>激光笔</translation>
    </message>
    <message>
        <source>pen, highlighter</source>
        <translation>画笔、荧光笔</translation>
    </message>
    <message>
        <source>next ink color</source>
        <translation>下一种墨色</translation>
    </message>
    <message>
        <source>undo a stroke, wipe</source>
        <translation>撤回一笔、擦除</translation>
    </message>
    <message>
        <source>magnify a part</source>
        <translation>放大局部</translation>
    </message>
    <message>
        <source>black screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>put the tool down</source>
        <translation>放下工具</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>About ConvStudio</source>
        <translation>关于 ConvStudio</translation>
    </message>
    <message>
        <source>See, step through and change a convolution layer. Every output on screen is computed by PyTorch. Free software under the MIT license; the photographs are listed in resources/ATTRIBUTION.md.</source>
        <translation>观察、单步执行并修改一个卷积层。屏幕上的每个输出都由 PyTorch 计算。以 MIT 许可证发布的自由软件；照片来源见 resources/ATTRIBUTION.md。</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>convolved with</source>
        <translation>与之卷积</translation>
    </message>
    <message>
        <source>stamped by</source>
        <translation>由其盖印</translation>
    </message>
    <message>
        <source>the maximum under</source>
        <translation>取最大值，窗口为</translation>
    </message>
    <message>
        <source>the mean under</source>
        <translation>取平均值，窗口为</translation>
    </message>
</context>
<context>
    <name>learning</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>What the layer should make of the input</source>
        <translation>该层应当把输入变成的样子</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>What the learned kernel makes of it now</source>
        <translation>学到的卷积核现在得出的结果</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Predicted minus target</source>
        <translation>预测减目标</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学到的核</translation>
    </message>
    <message>
        <source>The kernel as it is now, as it slides. Type a number to begin a run from there.</source>
        <translation>卷积核现在的样子，即滑动时的样子。键入数字可从那里开始训练。</translation>
    </message>
    <message>
        <source>To become</source>
        <translation>目标核</translation>
    </message>
    <message>
        <source>The kernel that made the target, as it slides; the run does not know it</source>
        <translation>产生目标的卷积核，即滑动时的样子；训练并不知道它</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>所写的核</translation>
    </message>
    <message>
        <source>The kernel as entered: this layer turns it by 180° before it slides</source>
        <translation>所写的卷积核：此层先把它旋转 180° 再滑动</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>∂L/∂w: how the loss changes with each weight; the input correlated with the error</source>
        <translation>∂L/∂w：损失随每个权重怎样变化；等于输入与误差的互相关</translation>
    </message>
    <message>
        <source>The layer or its input has changed since; press Task to take it.</source>
        <translation>此后层或输入已改变；按“任务”采用它。</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation>第 {step} 步收敛</translation>
    </message>
    <message>
        <source>diverged at step {step}</source>
        <translation>第 {step} 步发散</translation>
    </message>
    <message>
        <source>stopped at step {step}</source>
        <translation>第 {step} 步停止</translation>
    </message>
    <message>
        <source>finished at step {step}</source>
        <translation>第 {step} 步完成</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>损失 {loss}</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
</context>
<context>
    <name>matrix</name>
    <message>
        <source>Max pooling has no fixed matrix: which input wins depends on the values, so no weights that stay the same give the output.</source>
        <translation>最大汇聚没有固定的矩阵：哪个输入胜出取决于数值，没有一组不变的权重能给出输出。</translation>
    </message>
    <message>
        <source>The matrix has a row for every output, and how many there are is asked for: predict it first.</source>
        <translation>矩阵的每一行对应一个输出，而题目问的正是输出有多少个：请先预测。</translation>
    </message>
    <message>
        <source>{name}: {rows} × {columns}, {share} % not zero</source>
        <translation>{name}：{rows} × {columns}，{share} % 不为零</translation>
    </message>
    <message>
        <source>{name}: {rows} × {columns}, {share} % hold weights</source>
        <translation>{name}：{rows} × {columns}，{share} % 有权重</translation>
    </message>
    <message>
        <source>{name}: {rows} × {columns}, {share} % of the cells hold weights: {filled} of {cells}</source>
        <translation>{name}：{rows} × {columns}，{share} % 的格中有权重：{cells} 格中的 {filled} 格</translation>
    </message>
    <message>
        <source>{name}: {rows} × {columns}, {share} % not zero: {filled} of {cells} cells</source>
        <translation>{name}：{rows} × {columns}，{share} % 不为零：{cells} 格中的 {filled} 格</translation>
    </message>
    <message>
        <source>{name}: {rows} × {columns}</source>
        <translation>{name}：{rows} × {columns}</translation>
    </message>
    <message>
        <source>It is too large to be drawn whole (up to {side} × {side}): these are the rows around the cursor.</source>
        <translation>太大，无法画全（最多 {side} × {side}）：这里是光标附近的各行。</translation>
    </message>
    <message>
        <source>Why convolution, step {number} of 3: the colors are only names</source>
        <translation>为什么用卷积，第 {number} 步，共 3 步：颜色只用来区分</translation>
    </message>
    <message>
        <source>Column {number} spreads {output} over the inputs that it was made of.</source>
        <translation>第 {number} 列把 {output} 分散到产生它的各个输入。</translation>
    </message>
    <message>
        <source>Row {number} gathers what every stamp leaves on {output}.</source>
        <translation>第 {number} 行汇集每个印记留在 {output} 上的内容。</translation>
    </message>
    <message>
        <source>Row {number} takes the mean of the window of {output}.</source>
        <translation>第 {number} 行对 {output} 的窗口取平均。</translation>
    </message>
    <message>
        <source>Row {number} is the kernel, laid out where the window of {output} stands.</source>
        <translation>第 {number} 行就是卷积核，摊开在 {output} 的窗口所在处。</translation>
    </message>
    <message>
        <source>Row {number} is filter {filter}, laid out where the window of {output} stands.</source>
        <translation>第 {number} 行就是滤波器 {filter}，摊开在 {output} 的窗口所在处。</translation>
    </message>
    <message>
        <source>{cell}: a weight of its own, it joins {input} with {output}</source>
        <translation>{cell}：它自己的权重，连接 {input} 与 {output}</translation>
    </message>
    <message>
        <source>{cell}: the weight of this distance, wherever it occurs; it joins {input} with {output}</source>
        <translation>{cell}：这个距离的权重，处处相同；连接 {input} 与 {output}</translation>
    </message>
    <message>
        <source>{cell} = 0: {output} does not depend on {input}</source>
        <translation>{cell} = 0：{output} 不依赖于 {input}</translation>
    </message>
    <message>
        <source>{cell} = {weights} — joins {input} with {output}</source>
        <translation>{cell} = {weights} — 连接 {input} 与 {output}</translation>
    </message>
    <message>
        <source>one part of the mean: {value}</source>
        <translation>平均的一份：{value}</translation>
    </message>
    <message>
        <source>weight ({index}) of filter {filter} for {plane}: {value}</source>
        <translation>滤波器 {filter} 对 {plane} 的权重 ({index})：{value}</translation>
    </message>
    <message>
        <source>weight ({index}) of filter {filter}: {value}</source>
        <translation>滤波器 {filter} 的权重 ({index})：{value}</translation>
    </message>
    <message>
        <source>plane {number}</source>
        <translation>平面 {number}</translation>
    </message>
    <message>
        <source>Row {number} of A: {output}</source>
        <translation>A 的第 {number} 行：{output}</translation>
    </message>
    <message>
        <source>Column {number} of A: {input}</source>
        <translation>A 的第 {number} 列：{input}</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>The kernel spans {span} cells but the padded input has only {padded}: use a smaller kernel or dilation, or more padding.</source>
        <translation>卷积核跨 {span} 格，而填充后的输入只有 {padded} 格：请用更小的卷积核或膨胀率，或增加填充。</translation>
    </message>
    <message>
        <source>The kernel spans {span} slices but the padded input has only {padded}: use a smaller kernel or dilation, or more padding.</source>
        <translation>卷积核跨 {span} 片，而填充后的输入只有 {padded} 片：请用更小的卷积核或膨胀率，或增加填充。</translation>
    </message>
    <message>
        <source>The kernel spans {span} rows but the padded input has only {padded}: use a smaller kernel or dilation, or more padding.</source>
        <translation>卷积核跨 {span} 行，而填充后的输入只有 {padded} 行：请用更小的卷积核或膨胀率，或增加填充。</translation>
    </message>
    <message>
        <source>The kernel spans {span} columns but the padded input has only {padded}: use a smaller kernel or dilation, or more padding.</source>
        <translation>卷积核跨 {span} 列，而填充后的输入只有 {padded} 列：请用更小的卷积核或膨胀率，或增加填充。</translation>
    </message>
    <message>
        <source>Reflect padding by {padding} needs an input of more cells than that, not {size}: use less padding or another mode.</source>
        <translation>反射填充 {padding} 格时，输入的格数必须更多，而现在是 {size}：请减少填充或换一种模式。</translation>
    </message>
    <message>
        <source>Reflect padding by {padding} needs an input of more slices than that, not {size}: use less padding or another mode.</source>
        <translation>反射填充 {padding} 片时，输入的片数必须更多，而现在是 {size}：请减少填充或换一种模式。</translation>
    </message>
    <message>
        <source>Reflect padding by {padding} needs an input of more rows than that, not {size}: use less padding or another mode.</source>
        <translation>反射填充 {padding} 行时，输入的行数必须更多，而现在是 {size}：请减少填充或换一种模式。</translation>
    </message>
    <message>
        <source>Reflect padding by {padding} needs an input of more columns than that, not {size}: use less padding or another mode.</source>
        <translation>反射填充 {padding} 列时，输入的列数必须更多，而现在是 {size}：请减少填充或换一种模式。</translation>
    </message>
    <message>
        <source>Circular padding by {padding} needs an input of at least as many cells, not {size}: use less padding or another mode.</source>
        <translation>循环填充 {padding} 格时，输入至少要有同样多的格，而现在是 {size}：请减少填充或换一种模式。</translation>
    </message>
    <message>
        <source>Circular padding by {padding} needs an input of at least as many slices, not {size}: use less padding or another mode.</source>
        <translation>循环填充 {padding} 片时，输入至少要有同样多的切片，而现在是 {size}：请减少填充或换一种模式。</translation>
    </message>
    <message>
        <source>Circular padding by {padding} needs an input of at least as many rows, not {size}: use less padding or another mode.</source>
        <translation>循环填充 {padding} 行时，输入至少要有同样多的行，而现在是 {size}：请减少填充或换一种模式。</translation>
    </message>
    <message>
        <source>Circular padding by {padding} needs an input of at least as many columns, not {size}: use less padding or another mode.</source>
        <translation>循环填充 {padding} 列时，输入至少要有同样多的列，而现在是 {size}：请减少填充或换一种模式。</translation>
    </message>
    <message>
        <source>Of the cells the stamps reach {full} and the padding removes {padding}, so nothing is left: pad less.</source>
        <translation>印记到达 {full} 格，填充移除 {padding} 格，什么也不剩：请减少填充。</translation>
    </message>
    <message>
        <source>Of the slices the stamps reach {full} and the padding removes {padding}, so nothing is left: pad less.</source>
        <translation>印记到达 {full} 片，填充移除 {padding} 片，什么也不剩：请减少填充。</translation>
    </message>
    <message>
        <source>Of the rows the stamps reach {full} and the padding removes {padding}, so nothing is left: pad less.</source>
        <translation>印记到达 {full} 行，填充移除 {padding} 行，什么也不剩：请减少填充。</translation>
    </message>
    <message>
        <source>Of the columns the stamps reach {full} and the padding removes {padding}, so nothing is left: pad less.</source>
        <translation>印记到达 {full} 列，填充移除 {padding} 列，什么也不剩：请减少填充。</translation>
    </message>
    <message>
        <source>An output padding of {output_padding} must be smaller than the stride ({stride}) or dilation ({dilation}): it only picks one of the sizes that the stride leaves open.</source>
        <translation>输出填充 {output_padding} 必须小于步幅（{stride}）或膨胀率（{dilation}）：它只是在步幅留下的几种大小中选定一种。</translation>
    </message>
    <message>
        <source>An output padding of {output_padding} along the slices must be smaller than the stride ({stride}) or dilation ({dilation}): it only picks one of the sizes that the stride leaves open.</source>
        <translation>切片方向的输出填充 {output_padding} 必须小于步幅（{stride}）或膨胀率（{dilation}）：它只是在步幅留下的几种大小中选定一种。</translation>
    </message>
    <message>
        <source>An output padding of {output_padding} along the rows must be smaller than the stride ({stride}) or dilation ({dilation}): it only picks one of the sizes that the stride leaves open.</source>
        <translation>行方向的输出填充 {output_padding} 必须小于步幅（{stride}）或膨胀率（{dilation}）：它只是在步幅留下的几种大小中选定一种。</translation>
    </message>
    <message>
        <source>An output padding of {output_padding} along the columns must be smaller than the stride ({stride}) or dilation ({dilation}): it only picks one of the sizes that the stride leaves open.</source>
        <translation>列方向的输出填充 {output_padding} 必须小于步幅（{stride}）或膨胀率（{dilation}）：它只是在步幅留下的几种大小中选定一种。</translation>
    </message>
    <message>
        <source>Pooling is padded by half of its kernel at most, and {padding} is more than half of {kernel}: use less padding or a larger kernel.</source>
        <translation>汇聚的填充最多为窗口的一半，而 {padding} 超过了 {kernel} 的一半：请减少填充或增大窗口。</translation>
    </message>
    <message>
        <source>Pooling is padded by half of its kernel at most, and {padding} along the slices is more than half of {kernel}: use less padding or a larger kernel.</source>
        <translation>汇聚的填充最多为窗口的一半，而切片方向的 {padding} 超过了 {kernel} 的一半：请减少填充或增大窗口。</translation>
    </message>
    <message>
        <source>Pooling is padded by half of its kernel at most, and {padding} along the rows is more than half of {kernel}: use less padding or a larger kernel.</source>
        <translation>汇聚的填充最多为窗口的一半，而行方向的 {padding} 超过了 {kernel} 的一半：请减少填充或增大窗口。</translation>
    </message>
    <message>
        <source>Pooling is padded by half of its kernel at most, and {padding} along the columns is more than half of {kernel}: use less padding or a larger kernel.</source>
        <translation>汇聚的填充最多为窗口的一半，而列方向的 {padding} 超过了 {kernel} 的一半：请减少填充或增大窗口。</translation>
    </message>
    <message>
        <source>PyTorch averages a volume only by windows that fit into it without its padding, and {span} cells are more than {size}: use a smaller kernel.</source>
        <translation>PyTorch 对体数据取平均时，窗口必须能放进不含填充的输入，而 {span} 格超过了 {size}：请用更小的窗口。</translation>
    </message>
    <message>
        <source>PyTorch averages a volume only by windows that fit into it without its padding, and {span} slices are more than {size}: use a smaller kernel.</source>
        <translation>PyTorch 对体数据取平均时，窗口必须能放进不含填充的输入，而 {span} 片超过了 {size}：请用更小的窗口。</translation>
    </message>
    <message>
        <source>PyTorch averages a volume only by windows that fit into it without its padding, and {span} rows are more than {size}: use a smaller kernel.</source>
        <translation>PyTorch 对体数据取平均时，窗口必须能放进不含填充的输入，而 {span} 行超过了 {size}：请用更小的窗口。</translation>
    </message>
    <message>
        <source>PyTorch averages a volume only by windows that fit into it without its padding, and {span} columns are more than {size}: use a smaller kernel.</source>
        <translation>PyTorch 对体数据取平均时，窗口必须能放进不含填充的输入，而 {span} 列超过了 {size}：请用更小的窗口。</translation>
    </message>
    <message>
        <source>The number of groups must divide both the input channels ({in_channels}) and the output channels ({out_channels}), and {groups} does not: choose one of {divisors}.</source>
        <translation>分组数必须同时整除输入通道数（{in_channels}）与输出通道数（{out_channels}），而 {groups} 不能：请从 {divisors} 中选择。</translation>
    </message>
    <message>
        <source>This layer would need {needed} of memory, but only {available} is free: use a smaller input, fewer filters or a larger stride.</source>
        <translation>该层需要 {needed} 内存，而空闲的只有 {available}：请用更小的输入、更少的滤波器或更大的步幅。</translation>
    </message>
    <message>
        <source>The number of spatial axes is {found} here and {expected} in the layer: input, layer and kernel must be of the same dimension.</source>
        <translation>这里的空间轴数是 {found}，而层的是 {expected}：输入、层与卷积核的维数必须相同。</translation>
    </message>
    <message>
        <source>Weights of shape {found} do not fit this layer: give them the shape {expected}.</source>
        <translation>形状为 {found} 的权重不适合该层：形状应为 {expected}。</translation>
    </message>
    <message>
        <source>“{name}” must be between {low} and {high}, not {value}: choose a value in that range.</source>
        <translation>“{name}”必须在 {low} 与 {high} 之间，而不是 {value}：请在此范围内取值。</translation>
    </message>
    <message>
        <source>The name of a plane can have at most {limit} characters: choose a shorter one.</source>
        <translation>平面的名称最多 {limit} 个字符：请取短一些的名称。</translation>
    </message>
    <message>
        <source>This picture was loaded with another number of channels, {found}, and cannot have {wanted}: duplicate or remove planes, or load another picture.</source>
        <translation>这张图片载入时的通道数是 {found}，不能改为 {wanted}：请复制或移除平面，或载入另一张图片。</translation>
    </message>
    <message>
        <source>This bank compares red, green and blue, so it needs an input of three channels, not {found}: choose RGB or load a color picture first.</source>
        <translation>这个滤波器组比较红、绿、蓝，需要三个通道的输入，而不是 {found} 个：请先选择 RGB 或载入彩色图片。</translation>
    </message>
    <message>
        <source>A color picture is merged from three planes, not {found}: remove or duplicate planes until there are three.</source>
        <translation>彩色图片由三个平面合并而成，而不是 {found} 个：请移除或复制平面，直到有三个。</translation>
    </message>
    <message>
        <source>Pooling has no weights, so no transposed layer has the same numbers: choose a convolution first.</source>
        <translation>汇聚没有权重，因此没有权重相同的转置层：请先选择卷积。</translation>
    </message>
    <message>
        <source>A matched filter is a copy of what stands under a convolution’s window, and there is nothing but zeros: move the window onto the shape that is to be found.</source>
        <translation>匹配滤波器复制卷积窗口下的内容，而那里全是零：请把窗口移到要找的形状上。</translation>
    </message>
    <message>
        <source>The only plane cannot be removed: clear it, or load another picture.</source>
        <translation>唯一的平面不能移除：请把它清零，或载入另一张图片。</translation>
    </message>
    <message>
        <source>A picture of {rows} × {columns} pixels is more than the {limit} megapixels that can be written: save the maps one by one, or use a smaller input.</source>
        <translation>{rows} × {columns} 像素的图片超过了可写入的 {limit} 百万像素：请逐张保存特征图，或用更小的输入。</translation>
    </message>
    <message>
        <source>With one more plane the input would take {needed}, with a limit of {limit}: remove another plane first, or use a smaller input.</source>
        <translation>再加一个平面，输入将占 {needed}，而上限是 {limit}：请先移除别的平面，或用更小的输入。</translation>
    </message>
    <message>
        <source>An image of {rows} × {columns} is too large to draw on: load it resized to at most {limit} × {limit}.</source>
        <translation>{rows} × {columns} 的图像太大，不能绘画：请缩放到最多 {limit} × {limit} 再载入。</translation>
    </message>
    <message>
        <source>“{text}” is not a number: type one such as −1, 0.5, 1e-3 or 1/9.</source>
        <translation>“{text}”不是数字：请键入 −1、0.5、1e-3 或 1/9 这样的数。</translation>
    </message>
    <message>
        <source>“{text}” is not a finite 32-bit number: use numbers between −3.4e38 and 3.4e38.</source>
        <translation>“{text}”不是有限的 32 位数：请用 −3.4e38 到 3.4e38 之间的数。</translation>
    </message>
    <message>
        <source>“{text}” divides by zero: use another number below the fraction line.</source>
        <translation>“{text}”除以了零：请换一个分母。</translation>
    </message>
    <message>
        <source>There are no numbers in the pasted text: copy a matrix or some cells first.</source>
        <translation>粘贴的文本中没有数字：请先复制一个矩阵或一些单元格。</translation>
    </message>
    <message>
        <source>Row {row} of the pasted numbers has another length ({found}) than the first row ({expected}): make all rows equally long.</source>
        <translation>粘贴的数字中第 {row} 行的长度（{found}）与第一行（{expected}）不同：请使各行一样长。</translation>
    </message>
    <message>
        <source>Plane {plane} of the pasted numbers has another number of rows ({found}) than the first ({expected}): give all planes the same size.</source>
        <translation>粘贴的数字中第 {plane} 个平面的行数（{found}）与第一个（{expected}）不同：请使各平面大小相同。</translation>
    </message>
    <message>
        <source>Channel {channel} of the pasted numbers has another number of slices ({found}) than the first ({expected}): give all channels the same depth.</source>
        <translation>粘贴的数字中第 {channel} 个通道的切片数（{found}）与第一个（{expected}）不同：请使各通道深度相同。</translation>
    </message>
    <message>
        <source>“{text}” in row {row}, column {column} of the pasted text is not a number: use numbers such as −1, 0.5 or 1/9.</source>
        <translation>粘贴的文本中第 {row} 行第 {column} 列的“{text}”不是数字：请用 −1、0.5 或 1/9 这样的数。</translation>
    </message>
    <message>
        <source>The pasted brackets are nested {depth} deep: use at most one level for the channels and one for each axis.</source>
        <translation>粘贴的括号嵌套了 {depth} 层：通道最多一层，每个轴最多一层。</translation>
    </message>
    <message>
        <source>The pasted brackets do not match: close every “[” with a “]”, with nothing between the rows.</source>
        <translation>粘贴的括号不配对：每个“[”都要用“]”闭合，行与行之间不要有别的内容。</translation>
    </message>
    <message>
        <source>The pasted text has more than {limit} characters: paste a part of it, or load it as a picture.</source>
        <translation>粘贴的文本超过 {limit} 个字符：请只粘贴一部分，或作为图片载入。</translation>
    </message>
    <message>
        <source>This number of channels, {found}, cannot be an input here: give one for gray, three for RGB, or a smaller stack.</source>
        <translation>通道数 {found} 不能用作这里的输入：灰度为一个，RGB 为三个，或用更少的通道。</translation>
    </message>
    <message>
        <source>“{name}” is not there any more: check the folder and the name.</source>
        <translation>“{name}”已经不在了：请检查文件夹与名称。</translation>
    </message>
    <message>
        <source>“{name}” is a folder: choose a file inside it.</source>
        <translation>“{name}”是文件夹：请选择其中的文件。</translation>
    </message>
    <message>
        <source>“{name}” is empty (0 bytes): choose another file.</source>
        <translation>“{name}”是空文件（0 字节）：请选择另一个文件。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read ({reason}): check that you may open it, or choose another file.</source>
        <translation>无法读取“{name}”（{reason}）：请检查是否有权限打开，或选择另一个文件。</translation>
    </message>
    <message>
        <source>“{name}” is too large ({found}, with a limit of {limit}): choose a smaller file.</source>
        <translation>“{name}”太大（{found}，上限为 {limit}）：请选择更小的文件。</translation>
    </message>
    <message>
        <source>“{name}” is not a picture in a format known here: choose a PNG or JPEG file, for example.</source>
        <translation>“{name}”不是这里支持的图片格式：请选择 PNG 或 JPEG 等文件。</translation>
    </message>
    <message>
        <source>The picture “{name}” is damaged or cut off: copy or download it again.</source>
        <translation>图片“{name}”已损坏或不完整：请重新复制或下载。</translation>
    </message>
    <message>
        <source>“{name}” is {width} pixels wide and {height} high, more than {limit} megapixels: make it smaller first.</source>
        <translation>“{name}”宽 {width} 像素、高 {height} 像素，超过 {limit} 百万像素：请先缩小它。</translation>
    </message>
    <message>
        <source>“{name}” is an animation of {frames} frames: choose what to take of them.</source>
        <translation>“{name}”是有 {frames} 帧的动画：请选择要取哪些帧。</translation>
    </message>
    <message>
        <source>“{name}” is partly transparent: it is laid on white.</source>
        <translation>“{name}”部分透明：已铺在白色背景上。</translation>
    </message>
    <message>
        <source>“{name}” has 16 bits a color: 8 of them are read, so its finest steps are lost.</source>
        <translation>“{name}”每种颜色 16 位：只读取其中 8 位，最细的层次会丢失。</translation>
    </message>
    <message>
        <source>“{name}” has values of its own range: the smallest becomes black and the largest white.</source>
        <translation>“{name}”的数值有自己的范围：最小值变为黑，最大值变为白。</translation>
    </message>
    <message>
        <source>A picture of “{name}” has {rows} × {columns} pixels and the first one {expected_rows} × {expected_columns}: a stack is made of pictures of one size.</source>
        <translation>“{name}”中有一张图片是 {rows} × {columns} 像素，而第一张是 {expected_rows} × {expected_columns}：一叠图片的大小必须相同。</translation>
    </message>
    <message>
        <source>“{name}” has {frames} frames of {rows} × {columns}, more than {limit} megapixels together: load them resized.</source>
        <translation>“{name}”有 {frames} 帧，每帧 {rows} × {columns}，合计超过 {limit} 百万像素：请缩放后载入。</translation>
    </message>
    <message>
        <source>“{name}” is not a WAV file: save the sound as WAV, with plain samples.</source>
        <translation>“{name}”不是 WAV 文件：请把声音存为未压缩的 WAV。</translation>
    </message>
    <message>
        <source>“{name}” is compressed or has samples of an unusual width: save it as WAV with samples of 16 or 24 bits.</source>
        <translation>“{name}”是压缩的，或采样位数不常见：请存为 16 位或 24 位采样的 WAV。</translation>
    </message>
    <message>
        <source>The sound “{name}” is damaged or cut off: copy or download it again.</source>
        <translation>声音“{name}”已损坏或不完整：请重新复制或下载。</translation>
    </message>
    <message>
        <source>“{name}” is a WAV file without any samples: choose another one.</source>
        <translation>“{name}”是没有任何采样的 WAV 文件：请选择另一个。</translation>
    </message>
    <message>
        <source>“{name}” is not a ConvStudio session: choose a file that was saved by this program.</source>
        <translation>“{name}”不是 ConvStudio 会话：请选择由本程序保存的文件。</translation>
    </message>
    <message>
        <source>The session “{name}” is damaged or cut off: copy it again, or open an older one.</source>
        <translation>会话“{name}”已损坏或不完整：请重新复制，或打开较早的会话。</translation>
    </message>
    <message>
        <source>“{name}” was saved by a newer ConvStudio (format {found}, and this one reads up to {supported}): update the program to open it.</source>
        <translation>“{name}”由更新的 ConvStudio 保存（格式 {found}，本程序最高支持 {supported}）：请更新程序后打开。</translation>
    </message>
    <message>
        <source>In the session “{name}” the field “{field}” makes no sense: correct it, or open another one.</source>
        <translation>会话“{name}”中的字段“{field}”没有意义：请改正它，或打开另一个会话。</translation>
    </message>
    <message>
        <source>The session “{name}” is too large ({found} unpacked, with a limit of {limit}): use a smaller input.</source>
        <translation>会话“{name}”太大（解压后 {found}，上限为 {limit}）：请用更小的输入。</translation>
    </message>
    <message>
        <source>“{name}” was not saved as the disk is full, and the old file is unchanged: save somewhere else.</source>
        <translation>磁盘已满，“{name}”没有保存，原文件不变：请保存到别处。</translation>
    </message>
    <message>
        <source>“{name}” may not be written there, and the old file is unchanged: save in another folder.</source>
        <translation>没有权限在那里写入“{name}”，原文件不变：请保存到另一个文件夹。</translation>
    </message>
    <message>
        <source>“{name}” was not saved ({reason}), and the old file is unchanged: save somewhere else.</source>
        <translation>“{name}”没有保存（{reason}），原文件不变：请保存到别处。</translation>
    </message>
    <message>
        <source>The target has {found} values but this layer makes {expected}: change kernel size, padding or stride, or choose another target.</source>
        <translation>目标有 {found} 个值，而该层产生 {expected} 个：请改变卷积核大小、填充或步幅，或选择另一个目标。</translation>
    </message>
    <message>
        <source>The number of input channels is {found} for the learned kernel but {expected} in the layer: learn from the present input, or load one that fits.</source>
        <translation>学到的卷积核的输入通道数是 {found}，而层的是 {expected}：请从现在的输入学习，或载入合适的输入。</translation>
    </message>
    <message>
        <source>Pooling has no weights: there is nothing to learn until the layer is a convolution.</source>
        <translation>汇聚没有权重：把该层改为卷积之前没有可学习的东西。</translation>
    </message>
    <message>
        <source>The input is zero everywhere, so the gradient of every weight is zero and nothing can be learned from it: draw something on the input.</source>
        <translation>输入处处为零，每个权重的梯度都是零，无法从中学习：请在输入上画点什么。</translation>
    </message>
    <message>
        <source>Diverged at the learning rate {rate}: rewind, and choose a smaller one.</source>
        <translation>学习率 {rate} 导致发散：请重来，并选择更小的学习率。</translation>
    </message>
    <message>
        <source>Diverged: the learning rate {rate} is above {limit}, the largest that is stable here; rewind, and choose a smaller one.</source>
        <translation>已发散：学习率 {rate} 超过了此处稳定的最大值 {limit}；请重来，并选择更小的学习率。</translation>
    </message>
    <message>
        <source>The loss became infinite at step {step}, and the weights before it were kept: rewind, and choose a smaller learning rate.</source>
        <translation>损失在第 {step} 步变为无穷大，保留了此前的权重：请重来，并选择更小的学习率。</translation>
    </message>
    <message>
        <source>There was not enough memory ({needed} needed): close other programs, or use a smaller input.</source>
        <translation>内存不足（需要 {needed}）：请关闭其他程序，或用更小的输入。</translation>
    </message>
    <message>
        <source>The graphics card has too little memory for this layer: it was computed on the CPU, with the same result.</source>
        <translation>显卡内存不足以计算该层：已改用 CPU 计算，结果相同。</translation>
    </message>
    <message>
        <source>There is no device “{device}” on this computer: choose “auto” or “cpu”.</source>
        <translation>这台计算机上没有设备“{device}”：请选择“auto”或“cpu”。</translation>
    </message>
    <message>
        <source>The computation was stopped: it starts again as soon as something is changed.</source>
        <translation>计算已停止：有任何改变时会重新开始。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({reason}): take back the last step and try again.</source>
        <translation>程序内部出错（{reason}）：请撤销上一步后重试。</translation>
    </message>
    <message>
        <source>The stride must be between {low} and {high}, not {value}.</source>
        <translation>步幅必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The padding must be between {low} and {high}, not {value}.</source>
        <translation>填充必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The dilation must be between {low} and {high}, not {value}.</source>
        <translation>膨胀率必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The output padding must be between {low} and {high}, not {value}.</source>
        <translation>输出填充必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The number of groups must be between {low} and {high}, not {value}.</source>
        <translation>分组数必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The input must have between {low} and {high} slices, not {value}.</source>
        <translation>输入的切片数必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The input must have between {low} and {high} rows, not {value}.</source>
        <translation>输入的行数必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The input must have between {low} and {high} columns, not {value}.</source>
        <translation>输入的列数必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>A side of the kernel must have between {low} and {high} weights, not {value}.</source>
        <translation>卷积核的边长必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The number of input channels must be between {low} and {high}, not {value}.</source>
        <translation>输入通道数必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The learning rate must be between {low} and {high}, not {value}.</source>
        <translation>学习率必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The momentum must be between {low} and {high}, not {value}.</source>
        <translation>动量必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The weight decay must be between {low} and {high}, not {value}.</source>
        <translation>权重衰减必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>A batch must have between {low} and {high} images, not {value}.</source>
        <translation>批量的图像数必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The number of steps must be between {low} and {high}, not {value}.</source>
        <translation>步数必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The loss to stop at must be between {low} and {high}, not {value}.</source>
        <translation>停止时的损失必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The deviation of the noise must be between {low} and {high}, not {value}.</source>
        <translation>噪声的标准差必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The number of filters must be between {low} and {high}, not {value}.</source>
        <translation>滤波器数必须在 {low} 与 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The cell is empty: type a number such as −1, 0.5 or 1/9.</source>
        <translation>单元格是空的：请键入 −1、0.5 或 1/9 这样的数。</translation>
    </message>
    <message>
        <source>There is nothing in row {row}, column {column} of the pasted text: put a number there.</source>
        <translation>粘贴的文本中第 {row} 行第 {column} 列是空的：请填上一个数。</translation>
    </message>
    <message>
        <source>Gradient descent (SGD)</source>
        <translation>梯度下降（SGD）</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>带动量的 SGD</translation>
    </message>
    <message>
        <source>SGD, Nesterov</source>
        <translation>SGD，Nesterov</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Sum of squares</source>
        <translation>平方和</translation>
    </message>
    <message>
        <source>Mean of squares</source>
        <translation>均方</translation>
    </message>
    <message>
        <source>Mean of |error|</source>
        <translation>|误差| 的平均</translation>
    </message>
    <message>
        <source>No stable rate is claimed: the absolute loss is no bowl, but as steep beside its minimum as far away.</source>
        <translation>不给出稳定学习率：绝对值损失不是碗形，在最小值旁与远处一样陡。</translation>
    </message>
    <message>
        <source>No stable rate is claimed: this optimizer scales the step of every weight by its earlier gradients.</source>
        <translation>不给出稳定学习率：这个优化器按以往的梯度缩放每个权重的步长。</translation>
    </message>
    <message>
        <source>No stable rate is claimed: every batch has a bowl of its own.</source>
        <translation>不给出稳定学习率：每个批量都有自己的损失碗。</translation>
    </message>
    <message>
        <source>No stable rate is claimed: the input is zero everywhere, so nothing curves and nothing limits the rate.</source>
        <translation>不给出稳定学习率：输入处处为零，没有曲率，学习率也就没有限制。</translation>
    </message>
    <message>
        <source>No stable rate is claimed: the curvatures of so large a task would take too long.</source>
        <translation>不给出稳定学习率：任务太大，求曲率太费时。</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填色</translation>
    </message>
    <message>
        <source>Change an input value</source>
        <translation>改变一个输入值</translation>
    </message>
    <message>
        <source>Resize the input</source>
        <translation>改变输入大小</translation>
    </message>
    <message>
        <source>Invert the input</source>
        <translation>输入反相</translation>
    </message>
    <message>
        <source>Clear the input</source>
        <translation>输入清零</translation>
    </message>
    <message>
        <source>Random input</source>
        <translation>随机输入</translation>
    </message>
    <message>
        <source>Change gray or RGB</source>
        <translation>改变灰度或 RGB</translation>
    </message>
    <message>
        <source>Load a picture</source>
        <translation>载入图片</translation>
    </message>
    <message>
        <source>New input</source>
        <translation>新建输入</translation>
    </message>
    <message>
        <source>Take a row as a signal</source>
        <translation>把一行取为信号</translation>
    </message>
    <message>
        <source>Load a sound</source>
        <translation>载入声音</translation>
    </message>
    <message>
        <source>Shift the input</source>
        <translation>平移输入</translation>
    </message>
    <message>
        <source>Change the input channels</source>
        <translation>改变输入通道</translation>
    </message>
    <message>
        <source>Split into planes</source>
        <translation>拆分为平面</translation>
    </message>
    <message>
        <source>Merge the planes</source>
        <translation>合并平面</translation>
    </message>
    <message>
        <source>Name a plane</source>
        <translation>命名平面</translation>
    </message>
    <message>
        <source>Remove a plane</source>
        <translation>移除平面</translation>
    </message>
    <message>
        <source>Duplicate a plane</source>
        <translation>复制平面</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Change a weight</source>
        <translation>改变一个权重</translation>
    </message>
    <message>
        <source>Resize the kernel</source>
        <translation>改变卷积核大小</translation>
    </message>
    <message>
        <source>Choose a kernel</source>
        <translation>选择卷积核</translation>
    </message>
    <message>
        <source>Random kernel</source>
        <translation>随机卷积核</translation>
    </message>
    <message>
        <source>Normalize the kernel</source>
        <translation>卷积核归一化</translation>
    </message>
    <message>
        <source>Transpose the kernel</source>
        <translation>转置卷积核</translation>
    </message>
    <message>
        <source>Turn the kernel by 180°</source>
        <translation>卷积核旋转 180°</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>随机权重</translation>
    </message>
    <message>
        <source>Choose a bank of filters</source>
        <translation>选择滤波器组</translation>
    </message>
    <message>
        <source>Change the number of filters</source>
        <translation>改变滤波器数</translation>
    </message>
    <message>
        <source>Change the groups</source>
        <translation>改变分组</translation>
    </message>
    <message>
        <source>Make the layer depthwise</source>
        <translation>改为逐通道</translation>
    </message>
    <message>
        <source>Make the layer pointwise</source>
        <translation>改为逐点</translation>
    </message>
    <message>
        <source>Change the stride</source>
        <translation>改变步幅</translation>
    </message>
    <message>
        <source>Change the padding</source>
        <translation>改变填充</translation>
    </message>
    <message>
        <source>Change the padding mode</source>
        <translation>改变填充模式</translation>
    </message>
    <message>
        <source>Change the dilation</source>
        <translation>改变膨胀率</translation>
    </message>
    <message>
        <source>Change the bias</source>
        <translation>改变偏置</translation>
    </message>
    <message>
        <source>Clear the biases</source>
        <translation>偏置清零</translation>
    </message>
    <message>
        <source>Convolution or cross-correlation</source>
        <translation>卷积或互相关</translation>
    </message>
    <message>
        <source>Change the kind of layer</source>
        <translation>改变层的类型</translation>
    </message>
    <message>
        <source>Change the output padding</source>
        <translation>改变输出填充</translation>
    </message>
    <message>
        <source>Round the output size up or down</source>
        <translation>输出大小向上或向下取整</translation>
    </message>
    <message>
        <source>Count padded zeros or not</source>
        <translation>是否计入填充的零</translation>
    </message>
    <message>
        <source>Choose a chain of layers</source>
        <translation>选择多层链</translation>
    </message>
    <message>
        <source>Change a layer of the chain</source>
        <translation>改变链中的一层</translation>
    </message>
    <message>
        <source>Add a layer to the chain</source>
        <translation>在链中添加一层</translation>
    </message>
    <message>
        <source>Remove a layer of the chain</source>
        <translation>从链中移除一层</translation>
    </message>
    <message>
        <source>Move a layer of the chain</source>
        <translation>移动链中的一层</translation>
    </message>
    <message>
        <source>Use the learned kernel</source>
        <translation>使用学到的卷积核</translation>
    </message>
    <message>
        <source>Open an example</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Diagonal detector</source>
        <translation>对角线检测器</translation>
    </message>
    <message>
        <source>The two 3s of the output stand where the input has the diagonal.</source>
        <translation>输出中的两个 3 就在输入有对角线的地方。</translation>
    </message>
    <message>
        <source>First example</source>
        <translation>第一个示例</translation>
    </message>
    <message>
        <source>3 × 3 numbers under a 2 × 2 kernel, small enough to do by hand.</source>
        <translation>3 × 3 的数与 2 × 2 的卷积核，小到可以手算。</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>斜坡</translation>
    </message>
    <message>
        <source>The numbers 1 to 25 under a vertical-edge detector: a ramp has one slope everywhere.</source>
        <translation>数字 1 到 25 与垂直边缘检测器：斜坡处处斜率相同。</translation>
    </message>
    <message>
        <source>Lecture example</source>
        <translation>讲课示例</translation>
    </message>
    <message>
        <source>A 5 × 5 input under the kernel 1 to 9, to try stride and padding on.</source>
        <translation>5 × 5 的输入与卷积核 1 到 9，用来试步幅与填充。</translation>
    </message>
    <message>
        <source>Edge detector</source>
        <translation>边缘检测器</translation>
    </message>
    <message>
        <source>A black band on white under [1, −1]: 1 where white turns black, −1 where black turns white.</source>
        <translation>白底黑带与 [1, −1]：白变黑处为 1，黑变白处为 −1。</translation>
    </message>
    <message>
        <source>Two filters</source>
        <translation>两个滤波器</translation>
    </message>
    <message>
        <source>The diagonal detector and a second filter: two filters, two outputs.</source>
        <translation>对角线检测器与第二个滤波器：两个滤波器，两个输出。</translation>
    </message>
    <message>
        <source>Two input channels</source>
        <translation>两个输入通道</translation>
    </message>
    <message>
        <source>One filter spans both input channels, and the products of both are summed.</source>
        <translation>一个滤波器跨两个输入通道，两者的乘积相加。</translation>
    </message>
    <message>
        <source>Three filters</source>
        <translation>三个滤波器</translation>
    </message>
    <message>
        <source>Two input channels under three filters give three output channels.</source>
        <translation>两个输入通道经三个滤波器得到三个输出通道。</translation>
    </message>
    <message>
        <source>Depthwise</source>
        <translation>逐通道（depthwise）</translation>
    </message>
    <message>
        <source>Two groups: each channel has a kernel of its own, and they do not mix.</source>
        <translation>两个分组：每个通道有自己的卷积核，互不混合。</translation>
    </message>
    <message>
        <source>Pointwise, 1 × 1</source>
        <translation>逐点，1 × 1</translation>
    </message>
    <message>
        <source>Kernels of one weight mix channels and nothing else: here into a sum and a difference.</source>
        <translation>只有一个权重的卷积核只混合通道：这里得到和与差。</translation>
    </message>
    <message>
        <source>Two groups of channels</source>
        <translation>两组通道</translation>
    </message>
    <message>
        <source>Four channels in two halves that do not talk, as in the two columns of AlexNet.</source>
        <translation>四个通道分成互不往来的两半，如同 AlexNet 的两列。</translation>
    </message>
    <message>
        <source>A signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>The numbers 0 to 6 in a row under [1, 2]: the kernel slides along one axis.</source>
        <translation>一行数 0 到 6 与 [1, 2]：卷积核沿一个轴滑动。</translation>
    </message>
    <message>
        <source>A signal of three channels</source>
        <translation>三通道信号</translation>
    </message>
    <message>
        <source>Three rows of numbers, a kernel for each, and one sum of all their products.</source>
        <translation>三行数，各有一个卷积核，所有乘积相加为一个和。</translation>
    </message>
    <message>
        <source>A volume</source>
        <translation>体数据</translation>
    </message>
    <message>
        <source>The numbers 0 to 26 as three slices under a cube of ones, which also slides in depth.</source>
        <translation>数字 0 到 26 排成三个切片，与全 1 的立方体，它也沿深度滑动。</translation>
    </message>
    <message>
        <source>Small enough for a matrix</source>
        <translation>小到可以写成矩阵</translation>
    </message>
    <message>
        <source>4 × 4 under 3 × 3: as a matrix, 4 × 16 with 36 weights that are not zero.</source>
        <translation>4 × 4 与 3 × 3：写成矩阵为 4 × 16，其中 36 个权重不为零。</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>Each value of the input stamps the kernel into the output, and overlaps add up.</source>
        <translation>输入的每个值把卷积核盖印到输出上，重叠处相加。</translation>
    </message>
    <message>
        <source>Transposed, stride 2</source>
        <translation>转置，步幅 2</translation>
    </message>
    <message>
        <source>Stamps two cells apart: a 2 × 2 kernel does not overlap, and 2 × 2 becomes 4 × 4.</source>
        <translation>印记相隔两格：2 × 2 的卷积核不重叠，2 × 2 变为 4 × 4。</translation>
    </message>
    <message>
        <source>Transposed, padding 1</source>
        <translation>转置，填充 1</translation>
    </message>
    <message>
        <source>Padding of a transposed convolution removes a border: one value is left.</source>
        <translation>转置卷积的填充移除一圈边缘：只剩一个值。</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>Ones stamped with ones of 3 × 3, two cells apart: some outputs are hit once and some four times.</source>
        <translation>全 1 的输入用 3 × 3 的全 1 核相隔两格盖印：有的输出命中一次，有的四次。</translation>
    </message>
    <message>
        <source>Even coverage</source>
        <translation>均匀覆盖</translation>
    </message>
    <message>
        <source>The cure for the checkerboard: with 4 × 4, a multiple of the stride, all cells inside are hit alike.</source>
        <translation>消除棋盘格：用步幅的倍数 4 × 4，内部所有单元格命中次数相同。</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大汇聚</translation>
    </message>
    <message>
        <source>The largest value of each 2 × 2 window; there are no weights.</source>
        <translation>每个 2 × 2 窗口的最大值；没有权重。</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均汇聚</translation>
    </message>
    <message>
        <source>The mean of each 2 × 2 window; there are no weights.</source>
        <translation>每个 2 × 2 窗口的平均值；没有权重。</translation>
    </message>
    <message>
        <source>Max pooling with padding</source>
        <translation>带填充的最大汇聚</translation>
    </message>
    <message>
        <source>0 to 15 in windows of 3 × 3: padding counts as −∞, so that it never wins.</source>
        <translation>0 到 15，窗口 3 × 3：填充视为 −∞，因此永远不会胜出。</translation>
    </message>
    <message>
        <source>Cameraman</source>
        <translation>摄影师</translation>
    </message>
    <message>
        <source>A gray photograph with strong edges, for edge detectors and blurs.</source>
        <translation>边缘分明的灰度照片，适合边缘检测与模糊。</translation>
    </message>
    <message>
        <source>Brick wall</source>
        <translation>砖墙</translation>
    </message>
    <message>
        <source>A gray texture of joints, which the two Sobel kernels tell apart.</source>
        <translation>砖缝的灰度纹理，两个 Sobel 核可以区分横竖。</translation>
    </message>
    <message>
        <source>Astronaut</source>
        <translation>宇航员</translation>
    </message>
    <message>
        <source>A portrait in color: one filter spans red, green and blue.</source>
        <translation>彩色肖像：一个滤波器跨红、绿、蓝。</translation>
    </message>
    <message>
        <source>Chelsea the cat</source>
        <translation>猫咪 Chelsea</translation>
    </message>
    <message>
        <source>Fine fur in color, for blurring and sharpening.</source>
        <translation>细密的彩色毛发，适合模糊与锐化。</translation>
    </message>
    <message>
        <source>Cup of coffee</source>
        <translation>一杯咖啡</translation>
    </message>
    <message>
        <source>Round edges in color, which turn through every direction.</source>
        <translation>彩色的圆形边缘，经过各个方向。</translation>
    </message>
    <message>
        <source>One and three dimensions, matrices</source>
        <translation>一维、三维与矩阵</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Box blur</source>
        <translation>均值模糊</translation>
    </message>
    <message>
        <source>Gaussian blur 3 × 3</source>
        <translation>高斯模糊 3 × 3</translation>
    </message>
    <message>
        <source>Gaussian blur 5 × 5</source>
        <translation>高斯模糊 5 × 5</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>浮雕</translation>
    </message>
    <message>
        <source>Sobel x (vertical edges)</source>
        <translation>Sobel x（垂直边缘）</translation>
    </message>
    <message>
        <source>Sobel y (horizontal edges)</source>
        <translation>Sobel y（水平边缘）</translation>
    </message>
    <message>
        <source>Prewitt x (vertical edges)</source>
        <translation>Prewitt x（垂直边缘）</translation>
    </message>
    <message>
        <source>Prewitt y (horizontal edges)</source>
        <translation>Prewitt y（水平边缘）</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>拉普拉斯</translation>
    </message>
    <message>
        <source>Diagonal ╲</source>
        <translation>对角线 ╲</translation>
    </message>
    <message>
        <source>Diagonal ╱</source>
        <translation>对角线 ╱</translation>
    </message>
    <message>
        <source>Difference [1, −1]</source>
        <translation>差分 [1, −1]</translation>
    </message>
    <message>
        <source>Moving average of 3</source>
        <translation>3 点滑动平均</translation>
    </message>
    <message>
        <source>Moving average of 5</source>
        <translation>5 点滑动平均</translation>
    </message>
    <message>
        <source>Binomial blur [1, 2, 1] / 4</source>
        <translation>二项式模糊 [1, 2, 1] / 4</translation>
    </message>
    <message>
        <source>Second difference [1, −2, 1]</source>
        <translation>二阶差分 [1, −2, 1]</translation>
    </message>
    <message>
        <source>Ones 2 × 2 × 2</source>
        <translation>全 1 的 2 × 2 × 2</translation>
    </message>
    <message>
        <source>Difference in depth</source>
        <translation>深度方向差分</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零（zeros）</translation>
    </message>
    <message>
        <source>Reflect</source>
        <translation>反射（reflect）</translation>
    </message>
    <message>
        <source>Replicate</source>
        <translation>复制边缘（replicate）</translation>
    </message>
    <message>
        <source>Circular</source>
        <translation>循环（circular）</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Each output value is the sum of the products of kernel and window.</source>
        <translation>每个输出值是卷积核与窗口的乘积之和。</translation>
    </message>
    <message>
        <source>Each input value stamps the kernel into the output, and where stamps overlap they add up.</source>
        <translation>每个输入值把卷积核盖印到输出上，印记重叠处相加。</translation>
    </message>
    <message>
        <source>Each output value is the largest of its window; there are no weights.</source>
        <translation>每个输出值是其窗口中的最大值；没有权重。</translation>
    </message>
    <message>
        <source>Each output value is the mean of its window; there are no weights.</source>
        <translation>每个输出值是其窗口的平均值；没有权重。</translation>
    </message>
    <message>
        <source>Uniform, −1 to 1</source>
        <translation>均匀分布，−1 到 1</translation>
    </message>
    <message>
        <source>Xavier uniform</source>
        <translation>Xavier 均匀分布</translation>
    </message>
    <message>
        <source>Kaiming uniform</source>
        <translation>Kaiming 均匀分布</translation>
    </message>
    <message>
        <source>Xavier normal</source>
        <translation>Xavier 正态分布</translation>
    </message>
    <message>
        <source>Kaiming normal</source>
        <translation>Kaiming 正态分布</translation>
    </message>
    <message>
        <source>Eight oriented edges</source>
        <translation>八个方向的边缘</translation>
    </message>
    <message>
        <source>Sobel’s kernel turned by 45° seven times: each map answers to edges of one direction.</source>
        <translation>Sobel 核以 45° 转七次：每张特征图响应一个方向的边缘。</translation>
    </message>
    <message>
        <source>Gabor filters</source>
        <translation>Gabor 滤波器</translation>
    </message>
    <message>
        <source>Sixteen short waves of eight directions, even and odd, like the first filters that networks learn.</source>
        <translation>八个方向的十六个短波，有偶有奇，类似网络最先学到的滤波器。</translation>
    </message>
    <message>
        <source>Sobel pair</source>
        <translation>一对 Sobel</translation>
    </message>
    <message>
        <source>Two filters: one for vertical edges and one for horizontal edges.</source>
        <translation>两个滤波器：一个对垂直边缘，一个对水平边缘。</translation>
    </message>
    <message>
        <source>Blur pyramid</source>
        <translation>模糊金字塔</translation>
    </message>
    <message>
        <source>Five blurs, from none at all to one of 9 × 9 cells.</source>
        <translation>五种模糊，从完全不模糊到 9 × 9 格。</translation>
    </message>
    <message>
        <source>Color opponents</source>
        <translation>对立色</translation>
    </message>
    <message>
        <source>Red against green and blue against yellow, and the other way round, by 1 × 1 kernels.</source>
        <translation>用 1 × 1 的卷积核得到红对绿、蓝对黄，以及反过来。</translation>
    </message>
    <message>
        <source>Random, −1, 0 or 1</source>
        <translation>随机 −1、0 或 1</translation>
    </message>
    <message>
        <source>Small whole numbers at random, for as many filters as there are now.</source>
        <translation>随机的小整数，滤波器数与现在相同。</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>Takes the nearest pixel: hard edges and no new values, but jagged lines.</source>
        <translation>取最近的像素：边缘生硬，没有新值，但线条有锯齿。</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>区域平均</translation>
    </message>
    <message>
        <source>Averages the pixels that fall into each new one: the honest way to shrink.</source>
        <translation>对落入每个新像素的像素取平均：缩小图片的老实做法。</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>Weighs neighbors by their distance along a line: smooth and a little soft.</source>
        <translation>按沿直线的距离给相邻像素加权：平滑而略软。</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>双三次</translation>
    </message>
    <message>
        <source>Weighs more neighbors along a cubic curve: smooth and sharper.</source>
        <translation>按三次曲线给更多相邻像素加权：平滑而更清晰。</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
    <message>
        <source>Weighs neighbors along a windowed sine: the sharpest, with slight ringing.</source>
        <translation>按加窗正弦给相邻像素加权：最清晰，略有振铃。</translation>
    </message>
    <message>
        <source>“{name}” is no lesson, as there is no lesson.yaml in it: choose another folder or zip.</source>
        <translation>“{name}”不是课程，其中没有 lesson.yaml：请选择另一个文件夹或 zip。</translation>
    </message>
    <message>
        <source>“{name}” is not there any more: the lesson stays open as it was read last.</source>
        <translation>“{name}”已经不在了：课程保持上次读取的样子。</translation>
    </message>
    <message>
        <source>“{name}” wants to write outside itself, to “{member}”: it was not opened.</source>
        <translation>“{name}”试图写到自身之外的“{member}”：没有打开。</translation>
    </message>
    <message>
        <source>“{name}” has {found}, more than the {limit} that a lesson may have: make its figures smaller.</source>
        <translation>“{name}”有 {found}，超过课程允许的 {limit}：请缩小其中的图。</translation>
    </message>
    <message>
        <source>“{name}” has {found} files, more than the {limit} that a lesson may have: choose the lesson’s own folder.</source>
        <translation>“{name}”有 {found} 个文件，超过课程允许的 {limit} 个：请选择课程自己的文件夹。</translation>
    </message>
    <message>
        <source>There is more than one “{member}” in “{name}”: keep the one that belongs to the lesson.</source>
        <translation>“{name}”中有不止一个“{member}”：请只保留属于课程的那一个。</translation>
    </message>
    <message>
        <source>“{member}” in “{name}” is packed in an unusual way: make the zip anew with “Deflate”.</source>
        <translation>“{name}”中的“{member}”用了不常见的压缩方式：请用“Deflate”重新打包 zip。</translation>
    </message>
    <message>
        <source>{name}, line {line}: {found} steps are more than the {limit} that a lesson may have: part it.</source>
        <translation>{name} 第 {line} 行：{found} 步超过课程允许的 {limit} 步：请拆分。</translation>
    </message>
    <message>
        <source>{name} is not text in UTF-8: save it as such.</source>
        <translation>{name} 不是 UTF-8 文本：请存为 UTF-8。</translation>
    </message>
    <message>
        <source>{name}, line {line}: this is not understood; look for an indent, a bracket or a quote that is missing.</source>
        <translation>{name} 第 {line} 行：无法理解；请检查缩进、括号或引号是否缺失。</translation>
    </message>
    <message>
        <source>{name}, line {line}: there is no key “{key}” here; known are {known}.</source>
        <translation>{name} 第 {line} 行：这里没有键“{key}”；可用的有 {known}。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{missing}” is missing in “{key}”.</source>
        <translation>{name} 第 {line} 行：“{key}”中缺少“{missing}”。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{key}” is there twice: keep one of them.</source>
        <translation>{name} 第 {line} 行：“{key}”出现两次：请只保留一个。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{text}” is not known in “{key}”; known are {known}.</source>
        <translation>{name} 第 {line} 行：“{key}”中不认识“{text}”；可用的有 {known}。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{key}” should be something else: {expected}.</source>
        <translation>{name} 第 {line} 行：“{key}”应当是：{expected}。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{key}” has {found} levels of lists, and {expected} are expected.</source>
        <translation>{name} 第 {line} 行：“{key}”有 {found} 层列表，应为 {expected} 层。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{key}” must be from {low} to {high}, not {value}.</source>
        <translation>{name} 第 {line} 行：“{key}”必须在 {low} 到 {high} 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{key}” takes {found} numbers, more than {limit}: make input or kernel smaller.</source>
        <translation>{name} 第 {line} 行：“{key}”需要 {found} 个数，超过 {limit} 个：请缩小输入或卷积核。</translation>
    </message>
    <message>
        <source>{name}, line {line}: there is no such layer at “{key}”. {why}</source>
        <translation>{name} 第 {line} 行：“{key}”处不可能有这样的层。{why}</translation>
    </message>
    <message>
        <source>{name}, line {line}: the answer is not {stored}; the layer gives {computed}.</source>
        <translation>{name} 第 {line} 行：答案不是 {stored}；该层给出 {computed}。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{key}” offers {mistake} a second time, or as wrong although it is right.</source>
        <translation>{name} 第 {line} 行：“{key}”重复给出了 {mistake}，或把正确的当作错误。</translation>
    </message>
    <message>
        <source>{name}, line {line}: what “{key}” asks for is so from the start.</source>
        <translation>{name} 第 {line} 行：“{key}”所要求的一开始就已成立。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{key}” does not reach what the step checks.</source>
        <translation>{name} 第 {line} 行：“{key}”达不到这一步所检查的要求。</translation>
    </message>
    <message>
        <source>{name}, line {line}: the text of “{key}” is missing.</source>
        <translation>{name} 第 {line} 行：缺少“{key}”的文字。</translation>
    </message>
    <message>
        <source>{name}, line {line}: no step asks for the heading “{key}”: mend its name, or remove it.</source>
        <translation>{name} 第 {line} 行：没有步骤用到标题“{key}”：请改正名称，或删除它。</translation>
    </message>
    <message>
        <source>{name}, line {line}: there is no figure “{key}” in the lesson.</source>
        <translation>{name} 第 {line} 行：课程中没有图“{key}”。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{key}” is no figure; write it in one line as ![its caption](its-name.png).</source>
        <translation>{name} 第 {line} 行：“{key}”不是图；请在一行内写成 ![图注](文件名.png)。</translation>
    </message>
    <message>
        <source>{name}, line {line}: “{key}”: the Channels lens shows every map in its size; hide it in another lens.</source>
        <translation>{name} 第 {line} 行：“{key}”：“通道”视图会按实际尺寸画出每张特征图；请换一个视图来隐藏尺寸。</translation>
    </message>
    <message>
        <source>{name}, line {line}: the figure “{key}” tells what the step hides; show it below “### reveal”.</source>
        <translation>{name} 第 {line} 行：图“{key}”会透露这一步所隐藏的内容；请放到“### reveal”之下。</translation>
    </message>
    <message>
        <source>{name}, line {line}: the figure “{key}” cannot be read; save it anew as a PNG, a JPEG or a plain SVG.</source>
        <translation>{name} 第 {line} 行：无法读取图“{key}”；请重新存为 PNG、JPEG 或纯文本的 SVG。</translation>
    </message>
    <message>
        <source>{name}, line {line}: the figure “{key}” has a script, a picture or a link in it; take them out.</source>
        <translation>{name} 第 {line} 行：图“{key}”中含有脚本、图片或链接；请将其去掉。</translation>
    </message>
    <message>
        <source>{name}, line {line}: the figure “{key}” has {columns} × {rows} pixels, more than {limit} along a side; make it smaller.</source>
        <translation>{name} 第 {line} 行：图“{key}”有 {columns} × {rows} 像素，单边超过 {limit}；请缩小。</translation>
    </message>
    <message>
        <source>{name}, line {line}: the figure “{key}” would take too long to paint; simplify it, or save it as a PNG.</source>
        <translation>{name} 第 {line} 行：图“{key}”绘制起来太久；请简化，或存为 PNG。</translation>
    </message>
    <message>
        <source>{name}, line {line}: the figure “{key}” uses “{element}”, which SVG Tiny 1.2 does not have; draw it without, or save it as a PNG.</source>
        <translation>{name} 第 {line} 行：图“{key}”用到了 SVG Tiny 1.2 没有的“{element}”；请改用其他画法，或存为 PNG。</translation>
    </message>
    <message>
        <source>This input is {found} cells long, more than the {limit} that a recorded step may have: make it smaller.</source>
        <translation>这个输入长 {found} 格，超过录制步骤允许的 {limit} 格：请缩小它。</translation>
    </message>
    <message>
        <source>There is something in “{name}” already: choose a new folder for the lesson.</source>
        <translation>“{name}”中已有内容：请为课程选择新的文件夹。</translation>
    </message>
    <message>
        <source>This step keeps the input as it is; “Explore freely” lets you change it.</source>
        <translation>这一步不允许改变输入；“自由探索”可以改变它。</translation>
    </message>
    <message>
        <source>This step keeps the kernel as it is; “Explore freely” lets you change it.</source>
        <translation>这一步不允许改变卷积核；“自由探索”可以改变它。</translation>
    </message>
    <message>
        <source>This step keeps the bias as it is; “Explore freely” lets you change it.</source>
        <translation>这一步不允许改变偏置；“自由探索”可以改变它。</translation>
    </message>
    <message>
        <source>This step keeps the layer’s parameters as they are; “Explore freely” lets you change them.</source>
        <translation>这一步不允许改变层的参数；“自由探索”可以改变它们。</translation>
    </message>
    <message>
        <source>This step keeps the channels as they are; “Explore freely” lets you change them.</source>
        <translation>这一步不允许改变通道；“自由探索”可以改变它们。</translation>
    </message>
    <message>
        <source>This step keeps the kind of layer as it is; “Explore freely” lets you change it.</source>
        <translation>这一步不允许改变层的类型；“自由探索”可以改变它。</translation>
    </message>
    <message>
        <source>This step keeps the chain of layers as it is; “Explore freely” lets you change it.</source>
        <translation>这一步不允许改变多层链；“自由探索”可以改变它。</translation>
    </message>
    <message>
        <source>This step is seen through this lens; “Explore freely” lets you choose another one.</source>
        <translation>这一步用这个视角来看；“自由探索”可以另选视角。</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>一段文字</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>若干数</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>一个整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a list, such as [1, 2]</source>
        <translation>一个列表，例如 [1, 2]</translation>
    </message>
    <message>
        <source>lists of numbers, each as long as the others</source>
        <translation>若干等长的数列</translation>
    </message>
    <message>
        <source>keys with values, such as {stride: 2}</source>
        <translation>键与值，例如 {stride: 2}</translation>
    </message>
    <message>
        <source>a pair [before, after] for each axis</source>
        <translation>每个轴一对 [前, 后]</translation>
    </message>
    <message>
        <source>a name of lower-case letters, digits and hyphens</source>
        <translation>由小写字母、数字和连字符组成的名称</translation>
    </message>
    <message>
        <source>a cell [row, column]</source>
        <translation>一个单元格 [行, 列]</translation>
    </message>
    <message>
        <source>cells with an index for each axis</source>
        <translation>每个轴都有下标的单元格</translation>
    </message>
    <message>
        <source>a way to answer that fits what is asked for</source>
        <translation>与所问相符的回答方式</translation>
    </message>
    <message>
        <source>a cell that is there</source>
        <translation>一个存在的单元格</translation>
    </message>
    <message>
        <source>something that this layer has</source>
        <translation>该层具有的东西</translation>
    </message>
    <message>
        <source>numbers, or one of ones, zeros, range and picture</source>
        <translation>若干数，或 ones、zeros、range、picture 之一</translation>
    </message>
    <message>
        <source>This takes a filter for one kernel; a filter has one for every input channel of its group.</source>
        <translation>这样把滤波器当成了一个卷积核；滤波器对组内每个输入通道都有一个。</translation>
    </message>
    <message>
        <source>This counts the padding once; it is added on both sides.</source>
        <translation>这样只算了一侧的填充；两侧都要加。</translation>
    </message>
    <message>
        <source>You turned the kernel by 180° first: that is convolution as mathematics defines it.</source>
        <translation>您先把卷积核旋转了 180°：那是数学所定义的卷积。</translation>
    </message>
    <message>
        <source>You multiplied the two as matrices; here cell meets cell, and then everything is added.</source>
        <translation>您把两者按矩阵相乘了；这里是逐元素相乘，再全部相加。</translation>
    </message>
    <message>
        <source>You have the sign the other way round.</source>
        <translation>您把符号弄反了。</translation>
    </message>
    <message>
        <source>You averaged over the channels; they are added.</source>
        <translation>您对各通道取了平均；它们应当相加。</translation>
    </message>
    <message>
        <source>You took the first channel alone; a filter spans all of them.</source>
        <translation>您只取了第一个通道；滤波器跨所有通道。</translation>
    </message>
    <message>
        <source>You forgot the bias.</source>
        <translation>您忘了偏置。</translation>
    </message>
    <message>
        <source>You added the bias once for every input channel; there is one for each output map.</source>
        <translation>您对每个输入通道都加了一次偏置；每张输出特征图只有一个偏置。</translation>
    </message>
    <message>
        <source>You counted one kernel; the layer has one for every filter and plane.</source>
        <translation>您只算了一个卷积核；该层对每个滤波器的每个平面都有一个。</translation>
    </message>
    <message>
        <source>You gave every filter all input planes; with groups it has those of its own group.</source>
        <translation>您让每个滤波器看到全部输入平面；有分组时它只看本组的平面。</translation>
    </message>
    <message>
        <source>You forgot the padding.</source>
        <translation>您忘了填充。</translation>
    </message>
    <message>
        <source>You forgot the stride.</source>
        <translation>您忘了步幅。</translation>
    </message>
    <message>
        <source>You forgot the dilation.</source>
        <translation>您忘了膨胀率。</translation>
    </message>
    <message>
        <source>You took the dilation for the stride: it pulls the weights apart, and the window still goes on cell by cell.</source>
        <translation>您把膨胀率当成了步幅：它把权重拉开，而窗口仍然一格一格地移动。</translation>
    </message>
    <message>
        <source>You rounded up: for a last window there is not enough room.</source>
        <translation>您向上取整了：已没有足够的位置放最后一个窗口。</translation>
    </message>
    <message>
        <source>You kept the fraction: there is no half a window, so round down.</source>
        <translation>您保留了小数：没有半个窗口，应当向下取整。</translation>
    </message>
    <message>
        <source>You took the output to be as large as the input; without the right padding it is not.</source>
        <translation>您以为输出与输入一样大；没有恰当的填充就不会如此。</translation>
    </message>
    <message>
        <source>You took rows for columns.</source>
        <translation>您把行当成了列。</translation>
    </message>
    <message>
        <source>You used the size formula of a convolution; a transposed one runs it backwards.</source>
        <translation>您用了卷积的大小公式；转置卷积要把它反过来用。</translation>
    </message>
    <message>
        <source>You took the kernel of the last layer; the receptive field counts all layers below.</source>
        <translation>您只取了最后一层的卷积核；感受野要计入下面的所有层。</translation>
    </message>
    <message>
        <source>You added up the kernels; each further layer adds k − 1, times the jump.</source>
        <translation>您把各卷积核大小相加了；每增加一层只增加 k − 1 乘以跳距。</translation>
    </message>
    <message>
        <source>You counted the weights of the last layer alone.</source>
        <translation>您只数了最后一层的权重。</translation>
    </message>
    <message>
        <source>You counted the weights of one kernel as large as the receptive field.</source>
        <translation>您数的是与感受野一样大的单个卷积核的权重。</translation>
    </message>
    <message>
        <source>You ignored the strides of the layers below; above a stride of 2 every cell counts twice.</source>
        <translation>您忽略了下面各层的步幅；在步幅为 2 的层之上，每格要算两格。</translation>
    </message>
    <message>
        <source>You added up what lies under the window, without the weights.</source>
        <translation>您只把窗口下的值相加，没有乘权重。</translation>
    </message>
    <message>
        <source>You dropped the sign: it says in which direction the edge goes.</source>
        <translation>您丢掉了符号：它说明边缘的方向。</translation>
    </message>
    <message>
        <source>You let the answer grow with the brightness, as widely copied notes do; this kernel answers to the slope, which is the same everywhere.</source>
        <translation>您让结果随亮度增大，许多流传的讲义也这样写；而这个卷积核响应的是斜率，斜率处处相同。</translation>
    </message>
    <message>
        <source>You expected edges of the other direction to be found too; that takes the transposed kernel.</source>
        <translation>您以为另一个方向的边缘也会被找到；那需要转置后的卷积核。</translation>
    </message>
    <message>
        <source>You looked for the mirror image of the kernel&apos;s pattern.</source>
        <translation>您找的是卷积核图案的镜像。</translation>
    </message>
    <message>
        <source>You counted the mirror image of the pattern as well.</source>
        <translation>您把图案的镜像也算进去了。</translation>
    </message>
    <message>
        <source>You counted one window for every input cell; but the whole window has to fit.</source>
        <translation>您给每个输入单元格都算了一个窗口；但整个窗口必须放得下。</translation>
    </message>
    <message>
        <source>You laid the windows side by side; they overlap, as the stride is smaller than the kernel.</source>
        <translation>您把窗口并排摆放了；步幅小于卷积核，窗口是重叠的。</translation>
    </message>
    <message>
        <source>You counted the moves and forgot the place to start from: add 1.</source>
        <translation>您数了移动的次数，忘了起始位置：要加 1。</translation>
    </message>
    <message>
        <source>You took the first values of the map; a larger stride takes every second one, or third.</source>
        <translation>您取了特征图的前几个值；步幅更大时是每隔一个或两个取一个。</translation>
    </message>
    <message>
        <source>You believe that the windows come to every cell; the last ones are out of their reach.</source>
        <translation>您以为窗口会经过每个单元格；最后几个是到不了的。</translation>
    </message>
    <message>
        <source>You counted the corner twice: it lies in a lost row and in a lost column.</source>
        <translation>您把角上的单元格算了两次：它既在丢失的行里，也在丢失的列里。</translation>
    </message>
    <message>
        <source>You took dilation times kernel size: there is no gap after the last weight.</source>
        <translation>您用了膨胀率乘以卷积核大小：最后一个权重之后没有空隙。</translation>
    </message>
    <message>
        <source>You counted weights in the gaps; there are none.</source>
        <translation>您把空隙也算作权重了；那里没有权重。</translation>
    </message>
    <message>
        <source>You padded with zeros; the mode is another one.</source>
        <translation>您用零填充了；填充模式并不是这个。</translation>
    </message>
    <message>
        <source>You repeated the border cell: that is the mode ”replicate”.</source>
        <translation>您重复了边缘的单元格：那是“replicate”模式。</translation>
    </message>
    <message>
        <source>You went on at the other end: that is the mode ”circular”.</source>
        <translation>您从另一端接着取值：那是“circular”模式。</translation>
    </message>
    <message>
        <source>You halved the padding: there is no half a cell; one side gets one more.</source>
        <translation>您把填充平分了：没有半个单元格；一侧要多一个。</translation>
    </message>
    <message>
        <source>You rounded down on both sides: the output is one cell too small.</source>
        <translation>您两侧都向下取整了：输出少了一格。</translation>
    </message>
    <message>
        <source>You rounded up on both sides: the output is one cell too large.</source>
        <translation>您两侧都向上取整了：输出多了一格。</translation>
    </message>
    <message>
        <source>You took a filter for one kernel; it has one for every input plane.</source>
        <translation>您把滤波器当成了一个卷积核；它对每个输入平面都有一个。</translation>
    </message>
    <message>
        <source>You exchanged the first two numbers: the filters come first.</source>
        <translation>您把前两个数弄反了：滤波器数在前。</translation>
    </message>
    <message>
        <source>You left out the planes: each filter has a kernel for every one of them.</source>
        <translation>您漏掉了平面：每个滤波器对每个平面都有一个卷积核。</translation>
    </message>
    <message>
        <source>You expected one map for every kernel; the kernels of a filter are added up into one.</source>
        <translation>您以为每个卷积核得一张特征图；一个滤波器的各卷积核结果相加成一张。</translation>
    </message>
    <message>
        <source>You expected one map for every input plane; there is one for every filter.</source>
        <translation>您以为每个输入平面得一张特征图；是每个滤波器得一张。</translation>
    </message>
    <message>
        <source>You counted the weights alone; the biases are learned too.</source>
        <translation>您只数了权重；偏置也是要学习的。</translation>
    </message>
    <message>
        <source>You gave a bias to every kernel; there is one for each output map.</source>
        <translation>您给每个卷积核都算了一个偏置；每张输出特征图只有一个。</translation>
    </message>
    <message>
        <source>You gave a bias to every input plane; there is one for each output map.</source>
        <translation>您给每个输入平面都算了一个偏置；每张输出特征图才有一个。</translation>
    </message>
    <message>
        <source>You counted one bias for the whole layer; there is one for each output map.</source>
        <translation>您以为整层只有一个偏置；每张输出特征图都有一个。</translation>
    </message>
    <message>
        <source>You let all planes feed the map; groups keep them apart.</source>
        <translation>您让所有平面都参与这张特征图；分组使它们分开。</translation>
    </message>
    <message>
        <source>You added up the groups; they do not meet.</source>
        <translation>您把各组相加了；它们互不相干。</translation>
    </message>
    <message>
        <source>You copied the plane; a 1×1 kernel weighs all planes and adds them.</source>
        <translation>您复制了平面；1×1 卷积核给所有平面加权再相加。</translation>
    </message>
    <message>
        <source>You mirrored the kernel left to right; turning by 180° reverses the rows as well.</source>
        <translation>您只把卷积核左右镜像了；旋转 180° 还要把行倒过来。</translation>
    </message>
    <message>
        <source>You exchanged rows and columns; turning by 180° reverses both.</source>
        <translation>您交换了行与列；旋转 180° 是把两者都倒过来。</translation>
    </message>
    <message>
        <source>You left the kernel as it is written; here it is turned by 180° before it slides.</source>
        <translation>您按所写的样子用了卷积核；这里它先旋转 180° 再滑动。</translation>
    </message>
    <message>
        <source>You counted the axes of the filter; its channels are no axis that it slides along.</source>
        <translation>您数了滤波器的轴；它并不沿通道滑动。</translation>
    </message>
    <message>
        <source>You counted the axes of the array of weights; only those that the kernel slides along count.</source>
        <translation>您数了权重数组的轴；只有卷积核滑动所沿的轴才算。</translation>
    </message>
    <message>
        <source>You multiplied one slice alone; the kernel is a cube and reaches into the next slices too.</source>
        <translation>您只乘了一个切片；卷积核是立方体，也伸入相邻的切片。</translation>
    </message>
    <message>
        <source>You added the side for another axis; it multiplies.</source>
        <translation>您为另一个轴加上了边长；应当相乘。</translation>
    </message>
    <message>
        <source>You doubled the weights for another axis; it multiplies them by the side of the kernel.</source>
        <translation>您为另一个轴把权重加倍了；应当乘以卷积核的边长。</translation>
    </message>
    <message>
        <source>You gave the output as many channels as the input has; one filter makes one map.</source>
        <translation>您让输出的通道数与输入相同；一个滤波器只产生一张特征图。</translation>
    </message>
    <message>
        <source>You let the filter slide along the channels; it spans all of them at once.</source>
        <translation>您让滤波器沿通道滑动了；它一次就跨所有通道。</translation>
    </message>
    <message>
        <source>You left the peak as it was; an average spreads it over its neighbors.</source>
        <translation>您让峰值保持原样；平均会把它分散到邻近的值上。</translation>
    </message>
    <message>
        <source>You moved each row of the matrix by one column; at the end of a line of windows it moves by more.</source>
        <translation>您让矩阵的每一行只移一列；在一排窗口的末尾要移更多。</translation>
    </message>
    <message>
        <source>You laid the kernels one behind the other; the windows overlap, and so do the rows.</source>
        <translation>您把卷积核首尾相接了；窗口有重叠，矩阵的行也有重叠。</translation>
    </message>
    <message>
        <source>You filled every cell, as in a fully connected layer; a window sees only what is under it.</source>
        <translation>您把每一格都填满了，像全连接层那样；窗口只看到它下面的内容。</translation>
    </message>
    <message>
        <source>You put every input under every window; only those in the middle are seen so often.</source>
        <translation>您让每个输入都在每个窗口之下；只有中间的输入才这样常被看到。</translation>
    </message>
    <message>
        <source>You let every input be seen once; the windows overlap.</source>
        <translation>您以为每个输入只被看到一次；窗口是重叠的。</translation>
    </message>
    <message>
        <source>You compared along one axis; the share counts on both, k² over H·W.</source>
        <translation>您只沿一个轴比较；份额要按两个轴算，即 k² 除以 H·W。</translation>
    </message>
    <message>
        <source>You counted each weight once; every row of the matrix has them all.</source>
        <translation>您把每个权重只算了一次；矩阵的每一行都有全部权重。</translation>
    </message>
    <message>
        <source>You let the last stamp cover the others; stamps add up.</source>
        <translation>您让最后的印记盖住了其他印记；印记是相加的。</translation>
    </message>
    <message>
        <source>You paired inputs and weights in reading order; seen from the output, the weights run backwards.</source>
        <translation>您按阅读顺序配对输入与权重；从输出看，权重的顺序是反的。</translation>
    </message>
    <message>
        <source>You let the padding add a border; in a transposed convolution it removes one.</source>
        <translation>您让填充加了一圈边缘；在转置卷积中它是移除一圈。</translation>
    </message>
    <message>
        <source>You added zeros; output_padding uncovers what the padding had cut off.</source>
        <translation>您添加了零；output_padding 只是露出被填充截去的部分。</translation>
    </message>
    <message>
        <source>You added the counts of the two axes; they multiply.</source>
        <translation>您把两个轴的次数相加了；应当相乘。</translation>
    </message>
    <message>
        <source>You gave every cell one stamp; stamps overlap where the kernel is larger than the stride.</source>
        <translation>您以为每个单元格只有一个印记；卷积核大于步幅时印记会重叠。</translation>
    </message>
    <message>
        <source>You let every cell meet every weight; near the border there are fewer stamps.</source>
        <translation>您以为每个单元格都遇到每个权重；靠近边缘处印记较少。</translation>
    </message>
    <message>
        <source>You let the stamps overlap by one cell; then some cells are hit more often than others.</source>
        <translation>您让印记重叠一格；这样有些单元格命中次数更多。</translation>
    </message>
    <message>
        <source>You chose an odd size; what counts here is that the stride divides it.</source>
        <translation>您选了奇数大小；这里要紧的是步幅能整除它。</translation>
    </message>
    <message>
        <source>You gave the shape of a convolution’s weights; transposed, the input channels come first.</source>
        <translation>您给出的是卷积权重的形状；转置卷积中输入通道在前。</translation>
    </message>
    <message>
        <source>You took the mean of the squares; this loss is their sum.</source>
        <translation>您取了平方的平均；这个损失是平方和。</translation>
    </message>
    <message>
        <source>You added up the errors without squaring them, so they cancel.</source>
        <translation>您没有平方就把误差相加了，于是正负抵消。</translation>
    </message>
    <message>
        <source>You forgot the 2 that comes from differentiating a square.</source>
        <translation>您忘了对平方求导得到的系数 2。</translation>
    </message>
    <message>
        <source>You added the gradient; to go downhill, subtract it.</source>
        <translation>您加上了梯度；要下降，应当减去它。</translation>
    </message>
    <message>
        <source>You subtracted the whole gradient and forgot the learning rate.</source>
        <translation>您减去了整个梯度，忘了乘学习率。</translation>
    </message>
    <message>
        <source>You took the bowl for round; it is steeper in this direction.</source>
        <translation>您以为损失碗是圆的；它在这个方向更陡。</translation>
    </message>
    <message>
        <source>You used the factor of the flat direction; this error lies in the steep one.</source>
        <translation>您用了平缓方向的系数；这个误差在陡的方向上。</translation>
    </message>
    <message>
        <source>You let the flattest direction decide; the steepest one sets the limit.</source>
        <translation>您以为最平缓的方向决定上限；其实由最陡的方向决定。</translation>
    </message>
    <message>
        <source>You took 1 / λ, where the steep error vanishes in one step; it still shrinks up to 2 / λ.</source>
        <translation>您取了 1 / λ，那时陡方向的误差一步就消失；直到 2 / λ 它仍会缩小。</translation>
    </message>
    <message>
        <source>You multiplied the loss by the factor of the error; the loss is made of squares, so square the factor.</source>
        <translation>您用误差的系数去乘损失；损失由平方构成，系数也要平方。</translation>
    </message>
    <message>
        <source>You took the average; max pooling keeps the largest.</source>
        <translation>您取了平均；最大汇聚保留最大值。</translation>
    </message>
    <message>
        <source>You took the largest; average pooling takes the mean of all cells.</source>
        <translation>您取了最大值；平均汇聚对所有单元格取平均。</translation>
    </message>
    <message>
        <source>You added up the window and did not divide by the number of its cells.</source>
        <translation>您把窗口相加后没有除以单元格数。</translation>
    </message>
    <message>
        <source>You counted the cells of the window as weights; pooling has none.</source>
        <translation>您把窗口的单元格当作权重了；汇聚没有权重。</translation>
    </message>
    <message>
        <source>You took a stride of 1, as for a convolution; the stride of pooling is the size of its window unless you give one.</source>
        <translation>您像卷积那样用了步幅 1；汇聚的步幅默认等于窗口大小。</translation>
    </message>
    <message>
        <source>You let a padded zero win; max pooling pads with −∞.</source>
        <translation>您让填充的零胜出了；最大汇聚用 −∞ 填充。</translation>
    </message>
    <message>
        <source>You left the padded zeros out of the mean; they count unless count_include_pad is off.</source>
        <translation>您没有把填充的零计入平均；除非关闭 count_include_pad，它们都要计入。</translation>
    </message>
    <message>
        <source>You divided by all cells of the window; what lies beyond the end is not counted.</source>
        <translation>您除以了窗口的全部单元格；越过末端的部分不计入。</translation>
    </message>
    <message>
        <source>You pushed the window back until it fits; it reaches over the end.</source>
        <translation>您把窗口推回到放得下的位置；其实它越过了末端。</translation>
    </message>
    <message>
        <source>You pooled across the channels too; each channel is pooled alone.</source>
        <translation>您跨通道也做了汇聚；每个通道是单独汇聚的。</translation>
    </message>
    <message>
        <source>You counted one weight for every input cell.</source>
        <translation>您给每个输入单元格只算了一个权重。</translation>
    </message>
    <message>
        <source>You added input and output cells; every pair of them has a weight, so multiply.</source>
        <translation>您把输入与输出的单元格数相加了；每一对都有一个权重，应当相乘。</translation>
    </message>
    <message>
        <source>You gave every place of the window weights of its own; they are shared, or, if fully connected, there is one for every pair of cells.</source>
        <translation>您让窗口的每个位置都有自己的权重；权重是共享的，若是全连接，则每一对单元格都有一个。</translation>
    </message>
    <message>
        <source>You left the output where it was; when the input moves, the output moves with it.</source>
        <translation>您让输出留在原处；输入移动，输出随之移动。</translation>
    </message>
</context>
<context>
    <name>naming</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
</context>
<context>
    <name>size</name>
    <message>
        <source>Axis of the formula</source>
        <translation>公式的轴</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>输出大小</translation>
    </message>
    <message>
        <source>This is asked for: predict it first.</source>
        <translation>这正是要问的：请先预测。</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>1. the kernel alone</source>
        <translation>1. 只看卷积核</translation>
    </message>
    <message>
        <source>2. with padding and stride</source>
        <translation>2. 加上填充与步幅</translation>
    </message>
    <message>
        <source>3. with dilation</source>
        <translation>3. 加上膨胀率</translation>
    </message>
    <message>
        <source>3. with dilation and output padding</source>
        <translation>3. 加上膨胀率与输出填充</translation>
    </message>
    <message>
        <source>The floor drops the last cells, which no window visits: {columns}.</source>
        <translation>向下取整舍去末尾没有窗口经过的单元格：{columns}。</translation>
    </message>
    <message>
        <source>The floor drops the last cells, which no window visits: {rows} down and {columns} across.</source>
        <translation>向下取整舍去末尾没有窗口经过的单元格：纵向 {rows}，横向 {columns}。</translation>
    </message>
    <message>
        <source>The floor drops the last cells, which no window visits: {rows} down.</source>
        <translation>向下取整舍去末尾没有窗口经过的单元格：纵向 {rows}。</translation>
    </message>
    <message>
        <source>The floor drops the last cells, which no window visits: {columns} across.</source>
        <translation>向下取整舍去末尾没有窗口经过的单元格：横向 {columns}。</translation>
    </message>
    <message>
        <source>The floor drops the last cells, which no window visits: {slices} in depth, {rows} down and {columns} across.</source>
        <translation>向下取整舍去末尾没有窗口经过的单元格：深度 {slices}，纵向 {rows}，横向 {columns}。</translation>
    </message>
</context>
<context>
    <name>step_card</name>
    <message>
        <source>Forward</source>
        <translation>前向传播</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>反向传播</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>after step {step}</source>
        <translation>第 {step} 步之后</translation>
    </message>
    <message>
        <source>no step yet</source>
        <translation>还没有走步</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>The layer predicts, and the loss says how far off it is: {loss}</source>
        <translation>该层作出预测，损失说明差多远：{loss}</translation>
    </message>
    <message>
        <source>The gradient of {name} is the sum of its inputs, each times the error where it stamps: {gradient}</source>
        <translation>{name} 的梯度是它的各输入与其盖印处误差的乘积之和：{gradient}</translation>
    </message>
    <message>
        <source>The gradient of {name} is the correlation of its inputs with the error: {gradient}</source>
        <translation>{name} 的梯度是它的输入与误差的互相关：{gradient}</translation>
    </message>
    <message>
        <source>The weight goes against its gradient.</source>
        <translation>权重沿梯度的反方向移动。</translation>
    </message>
    <message>
        <source>{name} went against its gradient, from {before} to {after}</source>
        <translation>{name} 沿梯度的反方向，从 {before} 变为 {after}</translation>
    </message>
</context>
<context>
    <name>titles</name>
    <message>
        <source>padding {padding}</source>
        <translation>填充 {padding}</translation>
    </message>
    <message>
        <source>front {before} back {after}</source>
        <translation>前 {before} 后 {after}</translation>
    </message>
    <message>
        <source>↑{before} ↓{after}</source>
        <translation>↑{before} ↓{after}</translation>
    </message>
    <message>
        <source>←{before} →{after}</source>
        <translation>←{before} →{after}</translation>
    </message>
    <message>
        <source>dilation {dilation}</source>
        <translation>膨胀率 {dilation}</translation>
    </message>
    <message>
        <source>applied turned by 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>for {plane}</source>
        <translation>对 {plane}</translation>
    </message>
    <message>
        <source>for every plane</source>
        <translation>对每个平面</translation>
    </message>
    <message>
        <source>impossible</source>
        <translation>不可能</translation>
    </message>
    <message>
        <source>stride {stride}</source>
        <translation>步幅 {stride}</translation>
    </message>
    <message>
        <source>each plane alone</source>
        <translation>各平面独立</translation>
    </message>
    <message>
        <source>border removed</source>
        <translation>边缘已去掉</translation>
    </message>
    <message>
        <source>÷ {count}</source>
        <translation>÷ {count}</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>volumes</name>
    <message>
        <source>slice {number}</source>
        <translation>切片 {number}</translation>
    </message>
    <message>
        <source>The output is in slice {number} of {count}, the window over: {slices}</source>
        <translation>输出在切片 {number}，共 {count} 片，窗口覆盖：{slices}</translation>
    </message>
    <message>
        <source>The output is in slice {number} of {count}</source>
        <translation>输出在切片 {number}，共 {count} 片</translation>
    </message>
    <message>
        <source>The stamp of {source} falls on: {places}</source>
        <translation>{source} 的印记落在：{places}</translation>
    </message>
    <message>
        <source>The stamp of {source} is cut off</source>
        <translation>{source} 的印记被截去</translation>
    </message>
    <message>
        <source>slices {first} to {last}</source>
        <translation>切片 {first} 到 {last}</translation>
    </message>
</context>
</TS>
