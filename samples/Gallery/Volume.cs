namespace Gallery;

/// <summary>An image, or what a convolution makes of it: channels by height by width, row-major.</summary>
public sealed class Volume(int channels, int height, int width)
{
    public int Channels { get; } = channels;

    public int Height { get; } = height;

    public int Width { get; } = width;

    public float[] Data { get; } = new float[channels * height * width];

    public int Area => Height * Width;

    public float this[int channel, int y, int x]
    {
        get => Data[(channel * Height + y) * Width + x];
        set => Data[(channel * Height + y) * Width + x] = value;
    }
}
