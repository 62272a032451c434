using InitGen;

namespace Gallery.Models;

/// <summary>U-Net (Ronneberger et al. 2015): down to 1/8 of the size and up again, with what was there on the way down beside it.</summary>
public sealed partial class UNet
{
    [Init] private readonly DoubleConv _down1 = new(1, 32);
    [Init] private readonly DoubleConv _down2 = new(32, 64);
    [Init] private readonly DoubleConv _down3 = new(64, 128);
    [Init] private readonly DoubleConv _bottom = new(128, 256);
    [Init] private readonly UpConv _up3 = new(256, 128);
    [Init] private readonly DoubleConv _merge3 = new(256, 128);
    [Init] private readonly UpConv _up2 = new(128, 64);
    [Init] private readonly DoubleConv _merge2 = new(128, 64);
    [Init] private readonly UpConv _up1 = new(64, 32);
    [Init] private readonly DoubleConv _merge1 = new(64, 32);

    [Conv(32, 2, 1, 1), Init(Scheme.LeCun)] private readonly float[] _segmentation = new float[2 * 32];
    [Bias(2)] private readonly float[] _segmentationBias = new float[2];

    public UNet(ulong seed) => InitializeWeights(seed);

    /// <summary>Scores of background and foreground for each pixel; sizes have to be multiples of 8.</summary>
    public Volume Forward(Volume image)
    {
        Volume d1 = _down1.Forward(image);
        Volume d2 = _down2.Forward(ImageOps.MaxPool(d1, 2, 2));
        Volume d3 = _down3.Forward(ImageOps.MaxPool(d2, 2, 2));
        Volume x = _bottom.Forward(ImageOps.MaxPool(d3, 2, 2));
        x = _merge3.Forward(ImageOps.Concat(d3, _up3.Forward(x)));
        x = _merge2.Forward(ImageOps.Concat(d2, _up2.Forward(x)));
        x = _merge1.Forward(ImageOps.Concat(d1, _up1.Forward(x)));
        return ImageOps.Conv(x, _segmentation, _segmentationBias, 2, 1);
    }

    public sealed partial class DoubleConv(int inputs, int outputs)
    {
        private readonly int _in = inputs, _out = outputs;

        [Conv(nameof(_in), nameof(_out), 3, 3), Init] private float[]? _first;
        [Bias(nameof(_out))] private float[]? _firstBias;
        [Conv(nameof(_out), nameof(_out), 3, 3), Init] private float[]? _second;
        [Bias(nameof(_out))] private float[]? _secondBias;

        public Volume Forward(Volume x)
        {
            x = ImageOps.Relu(ImageOps.Conv(x, _first!, _firstBias, _out, 3, padding: 1));
            x = ImageOps.Relu(ImageOps.Conv(x, _second!, _secondBias, _out, 3, padding: 1));
            return x;
        }
    }

    /// <summary>Doubles the size and halves the channels; linear.</summary>
    public sealed partial class UpConv(int inputs, int outputs)
    {
        private readonly int _in = inputs, _out = outputs;

        [ConvTranspose(nameof(_in), nameof(_out), 2, 2, Stride = 2), Init(Scheme.LeCun)] private float[]? _up;
        [Bias(nameof(_out))] private float[]? _upBias;

        public Volume Forward(Volume x) => ImageOps.ConvTranspose(x, _up!, _upBias, _out, kernel: 2, stride: 2);
    }
}
