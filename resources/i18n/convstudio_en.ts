<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>HistogramView</name>
    <message numerus="yes">
        <source>{low} to {high}: {count} value(s)</source>
        <translation>
            <numerusform>{low} to {high}: {count} value</numerusform>
            <numerusform>{low} to {high}: {count} values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} value(s) from {low} to {high}</source>
        <translation>
            <numerusform>{count} value from {low} to {high}</numerusform>
            <numerusform>{count} values from {low} to {high}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>“{name}”: {samples} sample(s), {rate} a second.</source>
        <translation>
            <numerusform>“{name}”: {samples} sample, {rate} a second.</numerusform>
            <numerusform>“{name}”: {samples} samples, {rate} a second.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message numerus="yes">
        <source>{n} weight(s)</source>
        <translation>
            <numerusform>{n} weight</numerusform>
            <numerusform>{n} weights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} bias(es)</source>
        <translation>
            <numerusform>{n} bias</numerusform>
            <numerusform>{n} biases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearnActions</name>
    <message numerus="yes">
        <source>{count} step(s) a second</source>
        <translation>
            <numerusform>{count} step a second</numerusform>
            <numerusform>{count} steps a second</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message numerus="yes">
        <source>gray: {count} earlier run(s)</source>
        <translation>
            <numerusform>gray: {count} earlier run</numerusform>
            <numerusform>gray: {count} earlier runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunTransport</name>
    <message numerus="yes">
        <source>{pace} step(s)/s</source>
        <translation>
            <numerusform>{pace} step/s</numerusform>
            <numerusform>{pace} steps/s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShapePanel</name>
    <message numerus="yes">
        <source>{n} weight(s)</source>
        <translation>
            <numerusform>{n} weight</numerusform>
            <numerusform>{n} weights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} bias(es)</source>
        <translation>
            <numerusform>{n} bias</numerusform>
            <numerusform>{n} biases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A fully connected layer would need {weights} weight(s).</source>
        <translation>
            <numerusform>A fully connected layer would need {weights} weight.</numerusform>
            <numerusform>A fully connected layer would need {weights} weights.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A fully connected layer would need {weights} weight(s), no more than this one.</source>
        <translation>
            <numerusform>A fully connected layer would need {weights} weight, no more than this one.</numerusform>
            <numerusform>A fully connected layer would need {weights} weights, no more than this one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A fully connected layer would need {weights} weight(s): {ratio} times as many.</source>
        <translation>
            <numerusform>A fully connected layer would need {weights} weight: {ratio} times as many.</numerusform>
            <numerusform>A fully connected layer would need {weights} weights: {ratio} times as many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>{n} weight(s)</source>
        <translation>
            <numerusform>{n} weight</numerusform>
            <numerusform>{n} weights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} bias(es)</source>
        <translation>
            <numerusform>{n} bias</numerusform>
            <numerusform>{n} biases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message numerus="yes">
        <source>Find one kernel from {count} image(s) and the outputs</source>
        <translation>
            <numerusform>Find one kernel from {count} image and the outputs</numerusform>
            <numerusform>Find one kernel from {count} images and the outputs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message numerus="yes">
        <source>{speed} step(s)/s</source>
        <translation>
            <numerusform>{speed} step/s</numerusform>
            <numerusform>{speed} steps/s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>counted</name>
    <message numerus="yes">
        <source>Filter {number}: {kernels} kernel(s), bias {bias}</source>
        <translation>
            <numerusform>Filter {number}: {kernels} kernel, bias {bias}</numerusform>
            <numerusform>Filter {number}: {kernels} kernels, bias {bias}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stamps {count} product(s) into Y</source>
        <translation>
            <numerusform>stamps {count} product into Y</numerusform>
            <numerusform>stamps {count} products into Y</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of at most {most} product(s) a plane</source>
        <translation>
            <numerusform>{count} of at most {most} product a plane</numerusform>
            <numerusform>{count} of at most {most} products a plane</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gathers {count} of at most {most} product(s)</source>
        <translation>
            <numerusform>gathers {count} of at most {most} product</numerusform>
            <numerusform>gathers {count} of at most {most} products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>neighbors are {jump} cell(s) apart</source>
        <translation>
            <numerusform>neighbors are {jump} cell apart</numerusform>
            <numerusform>neighbors are {jump} cells apart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of the {all} cell(s) count, {share} of the input: {reason}.</source>
        <translation>
            <numerusform>{count} of the {all} cell counts, {share} of the input: {reason}.</numerusform>
            <numerusform>{count} of the {all} cells count, {share} of the input: {reason}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{speed} step(s)/s</source>
        <translation>
            <numerusform>{speed} step/s</numerusform>
            <numerusform>{speed} steps/s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: {rows} × {columns}, {share} % not zero: {filled} of {cells} cells; {zeros} more hold(s) a 0</source>
        <translation>
            <numerusform>{name}: {rows} × {columns}, {share} % not zero: {filled} of {cells} cells; {zeros} more holds a 0</numerusform>
            <numerusform>{name}: {rows} × {columns}, {share} % not zero: {filled} of {cells} cells; {zeros} more hold a 0</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fully connected: every output has its own weight for every input, {count} weight(s).</source>
        <translation>
            <numerusform>Fully connected: every output has its own weight for every input, {count} weight.</numerusform>
            <numerusform>Fully connected: every output has its own weight for every input, {count} weights.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shared: a weight depends on the distance alone and repeats along the diagonals, {count} weight(s).</source>
        <translation>
            <numerusform>Shared: a weight depends on the distance alone and repeats along the diagonals, {count} weight.</numerusform>
            <numerusform>Shared: a weight depends on the distance alone and repeats along the diagonals, {count} weights.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Local: nothing that is far counts. What is left is the kernel, {count} weight(s) instead of {all}.</source>
        <translation>
            <numerusform>Local: nothing that is far counts. What is left is the kernel, {count} weight instead of {all}.</numerusform>
            <numerusform>Local: nothing that is far counts. What is left is the kernel, {count} weights instead of {all}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{cells} cell(s)</source>
        <translation>
            <numerusform>{cells} cell</numerusform>
            <numerusform>{cells} cells</numerusform>
        </translation>
    </message>
</context>
</TS>
